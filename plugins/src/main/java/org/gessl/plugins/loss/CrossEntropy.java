package org.gessl.plugins.loss;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The cross-entropy of rows of logits with rows of target weights. */
public final class CrossEntropy {
    private CrossEntropy() {}

    /** Returns {@code -mean_n sum_k targets_nk log_softmax_k(logits_n)}, a scalar, of [N, K] and [N, K]. */
    public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> targets, Operand<TFloat32> logits) {
        Operand<TFloat32> surprise = LogSumExp.of(tf, logits, 1).minus(tf, logits);
        Operand<TFloat32> rows = tf.reduceSum(tf.math.mul(targets, surprise), tf.constant(1));
        return tf.math.mean(rows, tf.constant(0));
    }

    /**
     * Returns the mean over all pairs of a target and another view's logits.
     *
     * @param targets targets of the first views, [N, K] each
     * @param logits logits of all views in the same order, [N, K] each; at least two
     */
    public static Operand<TFloat32> acrossViews(
            Ops tf, List<? extends Operand<TFloat32>> targets, List<? extends Operand<TFloat32>> logits) {
        List<Operand<TFloat32>> pairs = new ArrayList<>();
        for (int t = 0; t < targets.size(); t++) {
            for (int s = 0; s < logits.size(); s++) {
                if (s != t) {
                    pairs.add(of(tf, targets.get(t), logits.get(s)));
                }
            }
        }
        return tf.math.div(tf.math.addN(pairs), tf.constant((float) pairs.size()));
    }
}
