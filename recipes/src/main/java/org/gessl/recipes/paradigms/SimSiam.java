package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.distillation.SimSiam.simSiam;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;

/**
 * SimSiam (arXiv 2011.10566), its predictor a quarter as wide as the embedding, as published. Without negatives it learns slower and takes
 * more epochs.
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

    @Override
    int epochs() {
        return 6;
    }
}
