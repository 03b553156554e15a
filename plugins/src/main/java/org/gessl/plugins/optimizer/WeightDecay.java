package org.gessl.plugins.optimizer;

import org.gessl.framework.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A pull of the weights towards zero.
 *
 * @param factor strength of the pull, at least 0
 * @param spared what is left alone
 */
record WeightDecay(double factor, Exclusion spared) {

    /** Returns {@code gradients} with the gradient of {@code factor / 2 * ||weights||^2} added. */
    Weights addTo(Ops tf, Weights weights, Weights gradients) {
        if (factor == 0) {
            return gradients;
        }
        Operand<TFloat32> scale = tf.constant((float) factor);
        return gradients.map((name, gradient) -> {
            Operand<TFloat32> weight = weights.get(name);
            return spared.covers(name, weight) ? gradient : tf.math.add(gradient, tf.math.mul(weight, scale));
        });
    }

    /** Returns {@code (1 - rate * factor) * weights}. */
    Weights shrink(Ops tf, Weights weights, Operand<TFloat32> rate) {
        if (factor == 0) {
            return weights;
        }
        Operand<TFloat32> kept = tf.math.sub(tf.constant(1f), tf.math.mul(rate, tf.constant((float) factor)));
        return weights.map((name, weight) -> spared.covers(name, weight) ? weight : tf.math.mul(weight, kept));
    }
}
