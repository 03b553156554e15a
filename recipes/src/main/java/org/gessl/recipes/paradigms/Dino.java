package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.distillation.Dino.dino;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;

/**
 * DINO (arXiv 2104.14294): two global views that differ as in BYOL, and local ones. For a small network and a short run there are 256
 * prototypes in place of 65536, small batches, which are more steps, more epochs, and a teacher that begins at 0.9 in place of 0.996.
 */
@About("DINO with GeSSL on drawn shapes")
public class Dino extends Paradigm {

    public Dino() {
        this("dino");
    }

    Dino(String name) {
        super(name);
    }

    @Override
    LossSpec loss() {
        return dino().prototypes(256).momentum(TEACHER);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.view(1, 0);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.view(0.1, 0.2)).local(2, Views.local());
    }

    @Override
    int epochs() {
        return 8;
    }

    @Override
    int batchSize() {
        return 32;
    }

    @Override
    OptimizerSpec optimizer() {
        return sgd(0.1).momentum(0.9);
    }
}
