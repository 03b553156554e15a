package org.gessl.recipes.paradigms;

import static org.gessl.plugins.loss.decorrelation.Tico.tico;

import java.util.List;
import org.gessl.dsl.ViewsScope;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.LossSpec;

/**
 * TiCo (arXiv 2206.10698), with views that differ as in BYOL and a teacher that begins at 0.9 in place of 0.99. The covariance weighs 4 in place of
 * 20, with which three epochs left the encoder where it was (5-NN 28.9 %, untrained 28.0 %).
 */
@About("TiCo with GeSSL on drawn shapes")
public final class Tico extends Paradigm {

    public Tico() {
        super("tico");
    }

    @Override
    LossSpec loss() {
        return tico().rho(4).momentum(TEACHER);
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
