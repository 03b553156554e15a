package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.clustering.Swav.swav;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;

/**
 * SwAV (arXiv 2006.09882).
 */
@About("SwAV with GeSSL on drawn shapes")
public final class Swav extends Paradigm {

    public Swav() {
        super("swav");
    }

    @Override
    LossSpec loss() {
        return swav().prototypes(64);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.view(0.5, 0);
    }

    @Override
    void views(ViewsScope v) {
        v.local(2, Views.local());
    }
}
