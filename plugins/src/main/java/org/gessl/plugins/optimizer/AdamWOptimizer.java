package org.gessl.plugins.optimizer;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.plugin.Optimizer;

/** The rule of {@link AdamW}: the decay passes the moments by. */
final class AdamWOptimizer implements Optimizer {
    private final AdamW options;
    private final Moments moments;
    private final WeightDecay decay;

    @Inject
    AdamWOptimizer(AdamW options) {
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
        return moments.step(step, decay.shrink(step.tf(), step.weights(), step.learningRate()), step.gradients());
    }
}
