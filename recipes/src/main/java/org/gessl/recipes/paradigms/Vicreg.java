package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.decorrelation.Vicreg.vicreg;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.Source;

/**
 * VICReg (arXiv 2105.04906), with the published weights, whose large gradients need a small learning rate; both views are sometimes blurred
 * and sometimes solarised.
 */
@About("VICReg with GeSSL on drawn shapes")
@Source(value = "arXiv 2105.04906, the published weights", settings = "loss")
@Source("this project's reading for short runs otherwise")
public final class Vicreg extends Paradigm {

    public Vicreg() {
        super("vicreg");
    }

    @Override
    LossSpec loss() {
        return vicreg();
    }

    @Override
    List<AugmentationStep> view() {
        return Views.view(0.5, 0.1);
    }

    @Override
    OptimizerSpec optimizer() {
        return sgd(0.01).momentum(0.9);
    }

    @Override
    double innerRate() {
        return 0.003;
    }
}
