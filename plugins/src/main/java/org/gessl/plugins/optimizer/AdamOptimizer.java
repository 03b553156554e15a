package org.gessl.plugins.optimizer;

import jakarta.inject.Inject;

/** The rule of {@link Adam}: the decay is part of what the moments follow. */
final class AdamOptimizer extends MomentsOptimizer {

    @Inject
    AdamOptimizer(Adam options) {
        super(options);
    }

    @Override
    Update step(Step step, Moments moments, WeightDecay decay) {
        return moments.step(step, step.weights(), decay.addTo(step.tf(), step.weights(), step.gradients()));
    }
}
