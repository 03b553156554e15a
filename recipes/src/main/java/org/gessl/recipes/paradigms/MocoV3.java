package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.contrastive.MocoV3.mocoV3;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;

/**
 * MoCo v3 (arXiv 2104.02057).
 */
@About("MoCo v3 with GeSSL on drawn shapes")
public final class MocoV3 extends Paradigm {

    public MocoV3() {
        super("moco-v3");
    }

    @Override
    LossSpec loss() {
        return mocoV3().temperature(0.2).predictorHidden(128);
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
