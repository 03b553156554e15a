package org.gessl.plugins.optimizer;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** The rule of {@link Lars}. */
final class LarsOptimizer implements Optimizer {
    private static final String MOMENTUM = "momentum";

    private final Lars options;
    private final Exclusion excluded;
    private final WeightDecay decay;

    @Inject
    LarsOptimizer(Lars options) {
        this.options = options;
        this.excluded = new Exclusion(options.excludeNormAndBias(), options.exclude());
        this.decay = new WeightDecay(options.weightDecay(), excluded);
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
        Weights scaled = gradients.map((name, g) -> {
            Operand<TFloat32> weight = step.weights().get(name);
            Operand<TFloat32> rate =
                    excluded.covers(name, weight) ? step.learningRate() : rate(tf, step.learningRate(), weight, g);
            return tf.math.mul(g, rate);
        });
        if (options.momentum() == 0) {
            return new Update(step.weights().zip(scaled, tf.math::sub), Map.of());
        }
        Operand<TFloat32> momentum = tf.constant((float) options.momentum());
        Weights buffer = scaled.zip(step.slots().get(MOMENTUM), (s, b) -> tf.math.add(s, tf.math.mul(b, momentum)));
        return new Update(step.weights().zip(buffer, tf.math::sub), Map.of(MOMENTUM, buffer));
    }

    /** Returns the rate of one tensor: the learning rate itself where a norm is zero, with the slope zero and not the root's infinite one. */
    private Operand<TFloat32> rate(
            Ops tf, Operand<TFloat32> learningRate, Operand<TFloat32> weight, Operand<TFloat32> gradient) {
        Operand<TFloat32> weightSquare = squaredNorm(tf, weight);
        Operand<TFloat32> gradientSquare = squaredNorm(tf, gradient);
        Operand<TFloat32> zero = tf.constant(0f);
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TBool> defined =
                tf.math.logicalAnd(tf.math.greater(weightSquare, zero), tf.math.greater(gradientSquare, zero));
        Operand<TFloat32> ratio = tf.math.div(
                tf.math.sqrt(tf.select(defined, weightSquare, one)),
                tf.math.sqrt(tf.select(defined, gradientSquare, one)));
        Operand<TFloat32> trust = tf.math.mul(ratio, tf.constant((float) options.trustCoefficient()));
        Operand<TFloat32> scaled =
                options.clip() ? tf.math.minimum(trust, learningRate) : tf.math.mul(learningRate, trust);
        return tf.select(defined, scaled, learningRate);
    }

    private static Operand<TFloat32> squaredNorm(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> flat = tf.reshape(x, tf.array(x.shape().size()));
        return tf.reduceSum(tf.math.square(flat), tf.constant(0));
    }
}
