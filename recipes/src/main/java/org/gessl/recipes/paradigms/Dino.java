package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.distillation.Dino.dino;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;

/**
 * DINO (arXiv 2104.14294).
 */
@About("DINO with GeSSL on drawn shapes")
public final class Dino extends Paradigm {

    public Dino() {
        super("dino");
    }

    @Override
    LossSpec loss() {
        return dino().prototypes(256).momentum(0.98);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.view(1, 0);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.view(0.1, 0.2)).local(2, Views.local());
    }
}
