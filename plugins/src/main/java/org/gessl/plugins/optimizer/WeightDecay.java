package org.gessl.plugins.optimizer;

import org.gessl.framework.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The gradient of {@code factor / 2 * ||weights||^2}, added to other gradients.
 *
 * @param factor pull towards zero, at least 0
 * @param excludeNormAndBias whether tensors of at most one axis, which are batch-normalisation parameters and biases, are left alone
 */
record WeightDecay(double factor, boolean excludeNormAndBias) {

    /** Returns {@code gradients} with the decay of {@code weights} added. */
    Weights addTo(Ops tf, Weights weights, Weights gradients) {
        if (factor == 0) {
            return gradients;
        }
        Operand<TFloat32> scale = tf.constant((float) factor);
        return gradients.zip(
                weights,
                (gradient, weight) -> decays(weight) ? tf.math.add(gradient, tf.math.mul(weight, scale)) : gradient);
    }

    private boolean decays(Operand<TFloat32> weight) {
        return !excludeNormAndBias || weight.shape().numDimensions() > 1;
    }
}
