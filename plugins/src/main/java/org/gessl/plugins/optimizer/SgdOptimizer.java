package org.gessl.plugins.optimizer;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The rule of {@link Sgd}. */
final class SgdOptimizer implements Optimizer {
    private static final String MOMENTUM = "momentum";

    private final Sgd options;
    private final WeightDecay decay;

    @Inject
    SgdOptimizer(Sgd options) {
        this.options = options;
        this.decay =
                new WeightDecay(options.weightDecay(), new Exclusion(options.excludeNormAndBias(), options.exclude()));
    }

    @Override
    public double learningRate() {
        return options.learningRate();
    }

    @Override
    public List<String> slots() {
        return options.momentum() > 0 ? List.of(MOMENTUM) : List.of();
    }

    @Override
    public Update step(Step step) {
        Ops tf = step.tf();
        Weights gradients = decay.addTo(tf, step.weights(), step.gradients());
        if (options.momentum() == 0) {
            return new Update(descend(step, gradients), Map.of());
        }
        Operand<TFloat32> momentum = tf.constant((float) options.momentum());
        Weights buffer = heavier(tf, gradients, step.slots().get(MOMENTUM), momentum);
        Weights direction = options.nesterov() ? heavier(tf, gradients, buffer, momentum) : buffer;
        return new Update(descend(step, direction), Map.of(MOMENTUM, buffer));
    }

    /** Returns {@code gradients + momentum * buffer}. */
    private static Weights heavier(Ops tf, Weights gradients, Weights buffer, Operand<TFloat32> momentum) {
        return gradients.zip(buffer, (gradient, b) -> tf.math.add(gradient, tf.math.mul(b, momentum)));
    }

    /** The rate is negated once, so that the way back need not negate the gradient of each weight. */
    private static Weights descend(Step step, Weights direction) {
        Ops tf = step.tf();
        Operand<TFloat32> down = tf.math.neg(step.learningRate());
        return step.weights().zip(direction, (weight, d) -> tf.math.add(weight, tf.math.mul(d, down)));
    }
}
