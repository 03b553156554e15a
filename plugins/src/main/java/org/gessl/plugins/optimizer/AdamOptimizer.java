package org.gessl.plugins.optimizer;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.plugin.Optimizer;

/** The rule of {@link Adam}: the decay is part of what the moments follow. */
final class AdamOptimizer implements Optimizer {
    private final Adam options;
    private final Moments moments;
    private final WeightDecay decay;

    @Inject
    AdamOptimizer(Adam options) {
        this.options = options;
        this.moments = new Moments(options.beta1(), options.beta2(), options.epsilon());
        this.decay =
                new WeightDecay(options.weightDecay(), new Exclusion(options.excludeNormAndBias(), options.exclude()));
    }

    @Override
    public double learningRate() {
        return options.learningRate();
    }

    @Override
    public List<String> slots() {
        return Moments.slots();
    }

    @Override
    public Update step(Step step) {
        return moments.step(step, step.weights(), decay.addTo(step.tf(), step.weights(), step.gradients()));
    }
}
