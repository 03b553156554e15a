package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.decorrelation.Mmcr.mmcr;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;

/**
 * Maximum manifold capacity representations (arXiv 2303.03307), with a teacher that begins at 0.9; the nuclear norm has large gradients, which
 * need a small learning rate.
 */
@About("Maximum manifold capacity representations with GeSSL on drawn shapes")
public final class Mmcr extends Paradigm {

    public Mmcr() {
        super("mmcr");
    }

    @Override
    LossSpec loss() {
        return mmcr().momentum(TEACHER);
    }

    @Override
    int epochs() {
        return 3;
    }

    @Override
    OptimizerSpec optimizer() {
        return sgd(0.03).momentum(0.9);
    }

    @Override
    double innerRate() {
        return 0.01;
    }
}
