package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.contrastive.MocoV3.mocoV3;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;

/**
 * MoCo v3 (arXiv 2104.02057): the two views differ as in BYOL. The temperature is the 0.2 of its transformers, for the 1 of its convolutional
 * networks learns slower; predictor and teacher are those of a small network and a short run.
 */
@About("MoCo v3 with GeSSL on drawn shapes")
public final class MocoV3 extends Paradigm {

    public MocoV3() {
        super("moco-v3");
    }

    @Override
    LossSpec loss() {
        return mocoV3().temperature(0.2).predictorHidden(128).momentum(TEACHER);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.view(1, 0);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.view(0.1, 0.2));
    }
}
