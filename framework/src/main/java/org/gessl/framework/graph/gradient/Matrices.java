package org.gessl.framework.graph.gradient;

import java.util.stream.IntStream;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** The matrices in the last two axes of a tensor. */
final class Matrices {
    private Matrices() {}

    /** The diagonal with {@code below} diagonals below it and {@code above} above it, the rest zero; -1 for all of them. */
    static Operand<TFloat32> band(Ops tf, Operand<TFloat32> x, int below, int above) {
        return tf.linalg.bandPart(x, tf.constant((long) below), tf.constant((long) above));
    }

    static Operand<TFloat32> transposed(Ops tf, Operand<TFloat32> x) {
        int rank = x.shape().numDimensions();
        int[] order = IntStream.range(0, rank).toArray();
        order[rank - 1] = rank - 2;
        order[rank - 2] = rank - 1;
        return tf.linalg.transpose(x, tf.constant(order));
    }

    static Operand<TFloat32> skew(Ops tf, Operand<TFloat32> x) {
        return tf.math.sub(x, transposed(tf, x));
    }

    /** Each column multiplied by its element of {@code factors}. */
    static Operand<TFloat32> columnsScaled(Ops tf, Operand<TFloat32> x, Operand<TFloat32> factors) {
        return tf.math.mul(x, tf.expandDims(factors, tf.constant(-2)));
    }

    /** {@code 1 / x}; 0 where |x| is at most {@code smallest}. */
    static Operand<TFloat32> reciprocal(Ops tf, Operand<TFloat32> x, Operand<TFloat32> smallest) {
        Operand<TBool> large = tf.math.greater(tf.math.abs(x), smallest);
        Operand<TFloat32> one = Scalars.like(tf, x, 1);
        Operand<TFloat32> safe = tf.select(large, x, one);
        return tf.select(large, tf.math.reciprocal(safe), Scalars.like(tf, x, 0));
    }
}
