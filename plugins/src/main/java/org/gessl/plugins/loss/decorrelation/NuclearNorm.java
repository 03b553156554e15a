package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat64;

/** The sum of the singular values. */
final class NuclearNorm {
    private NuclearNorm() {}

    /**
     * Returns the sum of the nuclear norms of all matrices of {@code x} [.., n, m]. A singular value of rounding size counts as zero and has the gradient zero: its
     * singular vectors are arbitrary.
     */
    static Operand<TFloat64> total(Ops tf, Operand<TFloat64> x) {
        Operand<TFloat64> values = tf.linalg.svd(x).s();
        Operand<TFloat64> largest =
                tf.stopGradient(tf.reduceMax(values, tf.constant(new int[] {-1}), ReduceMax.keepDims(true)));
        double rounding = Math.ulp(1.0) * Math.max(x.shape().get(-1), x.shape().get(-2));
        Operand<TBool> counted = tf.math.greater(values, Scalars.scaled(tf, largest, rounding));
        return Totals.sum(tf, tf.select(counted, values, tf.constant(0.0)));
    }
}
