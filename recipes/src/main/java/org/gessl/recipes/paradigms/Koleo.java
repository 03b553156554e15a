package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.decorrelation.Koleo.koleo;
import static org.gessl.plugins.loss.distillation.Dino.dino;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import org.gessl.dsl.LossScope;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;

/**
 * {@link Dino} with the regulariser KoLeo on its features, at the weight of DINOv2 (arXiv 2304.07193).
 */
@About("DINO regularised by KoLeo, as in DINOv2, with GeSSL on drawn shapes")
public final class Koleo extends Paradigm {

    public Koleo() {
        super("koleo");
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

    @Override
    void plus(LossScope l) {
        l.plus(0.1, koleo().features(true));
    }
}
