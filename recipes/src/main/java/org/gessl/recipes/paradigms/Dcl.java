package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.contrastive.Dcl.dcl;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;

/**
 * Decoupled contrastive learning (arXiv 2110.06848), with the paper's temperature.
 */
@About("Decoupled contrastive learning with GeSSL on drawn shapes")
public final class Dcl extends Paradigm {

    public Dcl() {
        super("dcl");
    }

    @Override
    LossSpec loss() {
        return dcl();
    }
}
