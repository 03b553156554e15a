package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.decorrelation.Frossl.frossl;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;

/**
 * FroSSL (arXiv 2310.02903), with views that differ as in BYOL.
 */
@About("FroSSL with GeSSL on drawn shapes")
public final class Frossl extends Paradigm {

    public Frossl() {
        super("frossl");
    }

    @Override
    LossSpec loss() {
        return frossl();
    }

    @Override
    List<AugmentationStep> view() {
        return Views.view(1, 0);
    }

    @Override
    void views(ViewsScope v) {
        v.second(Views.view(0.1, 0.2));
    }

    @Override
    OptimizerSpec optimizer() {
        return sgd(0.05).momentum(0.9);
    }
}
