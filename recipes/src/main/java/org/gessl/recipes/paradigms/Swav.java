package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.clustering.Swav.swav;
import static org.gessl.plugins.optimizer.AdamW.adamw;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;

/**
 * SwAV (arXiv 2006.09882): two global views and local ones. For a small network and a short run there are 64 prototypes in place of 3000, a
 * queue of 512 in place of 3840 from a tenth of the run on, and AdamW, with which it learns faster than with the published optimizer.
 */
@About("SwAV with GeSSL on drawn shapes")
public final class Swav extends Paradigm {

    public Swav() {
        super("swav");
    }

    @Override
    LossSpec loss() {
        return swav().prototypes(64).queueSize(512).queueStart(0.1);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.view(0.5, 0);
    }

    @Override
    void views(ViewsScope v) {
        v.local(2, Views.local());
    }

    @Override
    int epochs() {
        return 6;
    }

    @Override
    OptimizerSpec optimizer() {
        return adamw(0.003);
    }
}
