package org.gessl.plugins.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The Sinkhorn-Knopp iteration (Cuturi, arXiv 1306.0895), which spreads a batch evenly over the prototypes: each prototype's column and
 * each sample's row are divided by their sums in turn. It works on logarithms, so that no prototype loses all its samples to underflow.
 *
 * @param iterations number of turns; with none, the weights are only divided by their mean over the samples' sums
 */
public record Sinkhorn(int iterations) {

    /** Returns the codes [N, K] of samples with weights exp({@code logits}) [N, K], constants in every derivative. */
    public Operand<TFloat32> codes(Ops tf, Operand<TFloat32> logits) {
        if (iterations == 0) {
            Operand<TFloat32> shares = tf.math.exp(LogSumExp.logSoftmax(tf, logits, 0, 1));
            return tf.stopGradient(
                    tf.math.mul(shares, tf.constant((float) logits.shape().get(0))));
        }
        Operand<TFloat32> weights = logits;
        for (int i = 0; i < iterations; i++) {
            weights = LogSumExp.logSoftmax(tf, weights, 0);
            weights = LogSumExp.logSoftmax(tf, weights, 1);
        }
        return tf.stopGradient(tf.math.exp(weights));
    }
}
