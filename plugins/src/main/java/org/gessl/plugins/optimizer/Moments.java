package org.gessl.plugins.optimizer;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam's running mean of the gradients and of their squares, and the step that they give.
 *
 * @param beta1 share of the mean that stays
 * @param beta2 share of the mean square that stays
 * @param epsilon added to the root of the mean square
 */
record Moments(double beta1, double beta2, double epsilon) {
    private static final String MEAN = "m";
    private static final String SQUARE = "v";
    private static final float SMALLEST_SQUARE = 1e-36f;

    /** Returns the names of the buffers. */
    static List<String> slots() {
        return List.of(MEAN, SQUARE);
    }

    /**
     * Returns {@code weights} moved by {@code - learningRate * mean / (sqrt(square) + epsilon)}, both moments corrected for their start at zero.
     *
     * @param gradients what the moments follow
     */
    Optimizer.Update step(Optimizer.Step step, Weights weights, Weights gradients) {
        Ops tf = step.tf();
        Operand<TFloat32> meanRate = tf.constant((float) (1 - beta1));
        Operand<TFloat32> squareRate = tf.constant((float) (1 - beta2));
        Weights mean = step.slots().get(MEAN).zip(gradients, (m, g) -> follow(tf, m, g, meanRate));
        Weights square =
                step.slots().get(SQUARE).zip(gradients, (v, g) -> follow(tf, v, tf.math.square(g), squareRate));

        // Both bias corrections move into two scalars, so that they cost nothing for each tensor.
        Operand<TFloat32> root = tf.math.sqrt(correction(step, beta2));
        Operand<TFloat32> rate = tf.math.div(tf.math.mul(step.learningRate(), root), correction(step, beta1));
        Operand<TFloat32> damping = tf.math.mul(tf.constant((float) epsilon), root);
        Weights direction = mean.zip(square, (m, v) -> tf.math.div(m, tf.math.add(differentiableRoot(tf, v), damping)));
        Weights moved = weights.zip(direction, (w, d) -> tf.math.sub(w, tf.math.mul(d, rate)));
        return new Optimizer.Update(moved, Map.of(MEAN, mean, SQUARE, square));
    }

    /** Returns {@code running} moved towards {@code value} by the share {@code rate}. */
    private static Operand<TFloat32> follow(
            Ops tf, Operand<TFloat32> running, Operand<TFloat32> value, Operand<TFloat32> rate) {
        return tf.math.add(running, tf.math.mul(tf.math.sub(value, running), rate));
    }

    private static Operand<TFloat32> correction(Optimizer.Step step, double beta) {
        Ops tf = step.tf();
        return tf.math.sub(tf.constant(1f), tf.math.pow(tf.constant((float) beta), step.number()));
    }

    /** The slope of the root is infinite at zero, where a dead unit's mean square lies: an inner step would make it NaN. */
    private static Operand<TFloat32> differentiableRoot(Ops tf, Operand<TFloat32> square) {
        return tf.math.sqrt(tf.math.maximum(square, tf.constant(SMALLEST_SQUARE)));
    }
}
