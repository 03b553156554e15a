package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.distillation.Byol.byol;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.Source;

/**
 * BYOL (arXiv 2006.07733): the first view is always blurred, the second sometimes, and sometimes solarised. All views are grey: in
 * colour, three epochs ended four points of 5-NN accuracy lower. Batches are small, which makes more steps of an epoch, and there are more epochs; the
 * teacher begins at 0.9 in place of 0.996, for the run is short.
 */
@About("BYOL with GeSSL on drawn shapes")
@Source("arXiv 2006.07733; this project's reading for short runs")
@Source(value = "this project: 0.9 in place of 0.996, for the run is short", settings = "loss.momentum")
public final class Byol extends Paradigm {

    public Byol() {
        super("byol");
    }

    @Override
    LossSpec loss() {
        return byol().predictorHidden(128).momentum(TEACHER);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.grey(1, 0);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.grey(0.1, 0.2));
    }

    @Override
    int epochs() {
        return 6;
    }

    @Override
    int batchSize() {
        return 32;
    }

    @Override
    OptimizerSpec optimizer() {
        return sgd(0.05).momentum(0.9);
    }
}
