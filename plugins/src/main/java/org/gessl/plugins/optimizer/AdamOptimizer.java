package org.gessl.plugins.optimizer;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The rule of {@link Adam}. */
final class AdamOptimizer implements Optimizer {
    private static final String MEAN = "m";
    private static final String SQUARE = "v";
    private static final float SMALLEST_SQUARE = 1e-36f;

    private final Adam options;
    private final WeightDecay decay;

    @Inject
    AdamOptimizer(Adam options) {
        this.options = options;
        this.decay = new WeightDecay(options.weightDecay(), options.excludeNormAndBias());
    }

    @Override
    public double learningRate() {
        return options.learningRate();
    }

    @Override
    public List<String> slots() {
        return List.of(MEAN, SQUARE);
    }

    @Override
    public Update step(Step step) {
        Ops tf = step.tf();
        Weights gradients = decay.addTo(tf, step.weights(), step.gradients());
        Operand<TFloat32> meanRate = tf.constant((float) (1 - options.beta1()));
        Operand<TFloat32> squareRate = tf.constant((float) (1 - options.beta2()));
        Weights mean = step.slots().get(MEAN).zip(gradients, (m, g) -> follow(tf, m, g, meanRate));
        Weights square =
                step.slots().get(SQUARE).zip(gradients, (v, g) -> follow(tf, v, tf.math.square(g), squareRate));

        // Both bias corrections move into two scalars, so that they cost nothing for each tensor.
        Operand<TFloat32> root = tf.math.sqrt(correction(step, options.beta2()));
        Operand<TFloat32> rate = tf.math.div(tf.math.mul(step.learningRate(), root), correction(step, options.beta1()));
        Operand<TFloat32> epsilon = tf.math.mul(tf.constant((float) options.epsilon()), root);
        Weights direction = mean.zip(square, (m, v) -> tf.math.div(m, tf.math.add(differentiableRoot(tf, v), epsilon)));
        Weights weights = step.weights().zip(direction, (w, d) -> tf.math.sub(w, tf.math.mul(d, rate)));
        return new Update(weights, Map.of(MEAN, mean, SQUARE, square));
    }

    /** Returns {@code running} moved towards {@code value} by the share {@code rate}. */
    private static Operand<TFloat32> follow(
            Ops tf, Operand<TFloat32> running, Operand<TFloat32> value, Operand<TFloat32> rate) {
        return tf.math.add(running, tf.math.mul(tf.math.sub(value, running), rate));
    }

    private static Operand<TFloat32> correction(Step step, double beta) {
        Ops tf = step.tf();
        return tf.math.sub(tf.constant(1f), tf.math.pow(tf.constant((float) beta), step.number()));
    }

    /** The slope of the root is infinite at zero, where a dead unit's mean square lies: an inner step would make it NaN. */
    private static Operand<TFloat32> differentiableRoot(Ops tf, Operand<TFloat32> square) {
        return tf.math.sqrt(tf.math.maximum(square, tf.constant(SMALLEST_SQUARE)));
    }
}
