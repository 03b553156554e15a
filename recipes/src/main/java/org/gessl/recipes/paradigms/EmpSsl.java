package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.decorrelation.EmpSsl.empSsl;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;

/**
 * EMP-SSL (arXiv 2304.03977): many small views of few images in few epochs; 8 views in place of 20 and more. The published weight of the
 * invariance has large gradients, which need a small learning rate.
 */
@About("EMP-SSL with GeSSL on drawn shapes")
public final class EmpSsl extends Paradigm {

    public EmpSsl() {
        super("emp-ssl");
    }

    @Override
    LossSpec loss() {
        return empSsl().views(8);
    }

    @Override
    List<AugmentationStep> view() {
        return Views.local();
    }

    @Override
    int epochs() {
        return 2;
    }

    @Override
    int batchSize() {
        return 32;
    }

    @Override
    OptimizerSpec optimizer() {
        return sgd(0.005).momentum(0.9);
    }

    @Override
    double innerRate() {
        return 0.001;
    }
}
