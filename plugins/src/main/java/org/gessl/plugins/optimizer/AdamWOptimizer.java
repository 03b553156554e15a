package org.gessl.plugins.optimizer;

import jakarta.inject.Inject;

/** The rule of {@link AdamW}: the decay passes the moments by. */
final class AdamWOptimizer extends MomentsOptimizer {

    @Inject
    AdamWOptimizer(AdamW options) {
        super(options);
    }

    @Override
    Update step(Step step, Moments moments, WeightDecay decay) {
        return moments.step(step, decay.shrink(step.tf(), step.weights(), step.learningRate()), step.gradients());
    }
}
