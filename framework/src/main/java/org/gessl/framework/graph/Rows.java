package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.family.TNumber;

/** Functions of each row, the last axis of a tensor, made of operations that can be differentiated twice. */
public final class Rows {
    private static final double SMALLEST_NORM = 1e-12;

    private Rows() {}

    /** Returns each row divided by max(its length, 1e-12), [.., D] of [.., D]. */
    public static <T extends TNumber> Operand<T> normalise(Ops tf, Operand<T> x) {
        return normalise(tf, x, SMALLEST_NORM);
    }

    /** Returns each row divided by max(its length, {@code smallest}), [.., D] of [.., D]; {@code smallest} at least 1e-18. */
    public static <T extends TNumber> Operand<T> normalise(Ops tf, Operand<T> x, double smallest) {
        Operand<T> squared = tf.reduceSum(tf.math.square(x), tf.constant(new int[] {-1}), ReduceSum.keepDims(true));
        return tf.math.mul(x, tf.math.rsqrt(tf.math.maximum(squared, Scalars.like(tf, x, smallest * smallest))));
    }
}
