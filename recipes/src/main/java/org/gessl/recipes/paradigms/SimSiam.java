package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.distillation.SimSiam.simSiam;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;

/**
 * SimSiam (arXiv 2011.10566).
 */
@About("SimSiam with GeSSL on drawn shapes")
public final class SimSiam extends Paradigm {

    public SimSiam() {
        super("simsiam");
    }

    @Override
    LossSpec loss() {
        return simSiam().predictorHidden(16);
    }
}
