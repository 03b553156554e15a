package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/** Functions of each row of a matrix, made of operations that can be differentiated twice. */
public final class Rows {
    private static final double SMALLEST_LENGTH = 1e-12;

    private Rows() {}

    /** Returns each row divided by max(its length, 1e-12), [N, D] of [N, D]. */
    public static Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> x) {
        return normalise(tf, x, SMALLEST_LENGTH);
    }

    /** Returns each row divided by max(its length, {@code smallest}), [N, D] of [N, D]; {@code smallest} is at least 1e-18. */
    public static Operand<TFloat32> normalise(Ops tf, Operand<TFloat32> x, double smallest) {
        Operand<TFloat32> squared = tf.reduceSum(tf.math.square(x), tf.constant(1), ReduceSum.keepDims(true));
        return tf.math.mul(x, tf.math.rsqrt(tf.math.maximum(squared, tf.constant((float) (smallest * smallest)))));
    }
}
