package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.contrastive.Dclw.dclw;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;

/**
 * Decoupled contrastive learning with weighted positives (arXiv 2110.06848), with the paper's temperature and sigma.
 */
@About("Decoupled contrastive learning with weighted positives and GeSSL on drawn shapes")
public final class Dclw extends Paradigm {

    public Dclw() {
        super("dclw");
    }

    @Override
    LossSpec loss() {
        return dclw();
    }
}
