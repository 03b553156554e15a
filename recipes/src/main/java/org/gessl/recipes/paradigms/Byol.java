package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.distillation.Byol.byol;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;

/**
 * BYOL (arXiv 2006.07733).
 */
@About("BYOL with GeSSL on drawn shapes")
public final class Byol extends Paradigm {

    public Byol() {
        super("byol");
    }

    @Override
    LossSpec loss() {
        return byol().predictorHidden(128).momentum(0.98);
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
