package org.gessl.plugins.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The Sinkhorn-Knopp iteration (Cuturi, arXiv 1306.0895), which spreads a batch evenly over the prototypes: each prototype's column and
 * each sample's row are divided by their sums in turn. It works on logarithms, so that no prototype loses all its samples to underflow.
 *
 * @param epsilon divisor of the scores, greater than 0; a smaller one makes harder codes
 * @param iterations number of turns, at least 0; without any, the weights are only scaled to the sum N
 */
public record Sinkhorn(double epsilon, int iterations) {

    /** Returns the codes [N, K] of samples with the weights {@code exp(scores / epsilon)} [N, K], constants in every derivative. */
    public Operand<TFloat32> codes(Ops tf, Operand<TFloat32> scores) {
        // Shifted before they are divided, large scores keep the digits in which they differ.
        Operand<TFloat32> shifted = tf.math.sub(scores, tf.reduceMax(scores, tf.constant(new int[] {0, 1})));
        Operand<TFloat32> weights = tf.math.mul(shifted, tf.constant((float) (1 / epsilon)));
        if (iterations == 0) {
            Operand<TFloat32> shares = tf.math.exp(LogSumExp.logSoftmax(tf, weights, 0, 1));
            long samples = scores.shape().get(0);
            return tf.stopGradient(tf.math.mul(shares, tf.constant((float) samples)));
        }
        for (int i = 0; i < iterations; i++) {
            weights = LogSumExp.logSoftmax(tf, weights, 0);
            weights = LogSumExp.logSoftmax(tf, weights, 1);
        }
        return tf.stopGradient(tf.math.exp(weights));
    }
}
