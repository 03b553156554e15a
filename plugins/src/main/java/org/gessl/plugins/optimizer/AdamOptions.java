package org.gessl.plugins.optimizer;

import java.util.List;
import org.gessl.framework.spec.OptimizerSpec;

/** The options that Adam and its variants have in common. */
sealed interface AdamOptions extends OptimizerSpec permits Adam, AdamW {
    double learningRate();

    double beta1();

    double beta2();

    double epsilon();

    double weightDecay();

    boolean excludeNormAndBias();

    List<String> exclude();

    /** Returns the moments that these options ask for. */
    default Moments moments() {
        return new Moments(beta1(), beta2(), epsilon());
    }

    /** Returns the weight decay that these options ask for. */
    default WeightDecay decay() {
        return new WeightDecay(weightDecay(), new Exclusion(excludeNormAndBias(), exclude()));
    }
}
