package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.contrastive.Nnclr.nnclr;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;

/**
 * NNCLR (arXiv 2104.14548), with the paper's temperature; the support set holds a tenth of the images.
 */
@About("NNCLR with GeSSL on drawn shapes")
public final class Nnclr extends Paradigm {

    public Nnclr() {
        super("nnclr");
    }

    @Override
    LossSpec loss() {
        return nnclr().supportSize(1024).predictorHidden(128);
    }
}
