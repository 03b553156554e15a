package org.gessl.plugins.optimizer;

import java.util.List;
import org.gessl.framework.plugin.Optimizer;

/** The frame of Adam and its variants, which differ in how the weight decay meets the moments. */
abstract class MomentsOptimizer implements Optimizer {
    private final double learningRate;
    private final Moments moments;
    private final WeightDecay decay;

    MomentsOptimizer(AdamOptions options) {
        this.learningRate = options.learningRate();
        this.moments = options.moments();
        this.decay = options.decay();
    }

    @Override
    public final double learningRate() {
        return learningRate;
    }

    @Override
    public final List<String> slots() {
        return Moments.slots();
    }

    @Override
    public final Update step(Step step) {
        return step(step, moments, decay);
    }

    /** Returns the step that {@code moments} and {@code decay} make together. */
    abstract Update step(Step step, Moments moments, WeightDecay decay);
}
