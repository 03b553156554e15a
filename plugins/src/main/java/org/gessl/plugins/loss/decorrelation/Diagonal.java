package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TNumber;

/** The diagonal of a square matrix. */
final class Diagonal {
    private Diagonal() {}

    /** Returns the diagonal of {@code matrix} [D, D] as a vector [D]. */
    static <T extends TNumber> Operand<T> of(Ops tf, Operand<T> matrix) {
        return tf.reduceSum(alone(tf, matrix), tf.constant(new int[] {1}));
    }

    /** Returns {@code matrix} with zeros on the diagonal. */
    static <T extends TNumber> Operand<T> without(Ops tf, Operand<T> matrix) {
        return tf.math.sub(matrix, alone(tf, matrix));
    }

    /** Returns {@code matrix} with {@code value}, a scalar, added to the diagonal. */
    static <T extends TNumber> Operand<T> plus(Ops tf, Operand<T> matrix, Operand<T> value) {
        Operand<T> diagonal = tf.fill(tf.constant(new long[] {matrix.shape().get(0)}), Scalars.like(tf, matrix, 1));
        return tf.math.add(matrix, tf.math.mul(tf.linalg.tensorDiag(diagonal), value));
    }

    private static <T extends TNumber> Operand<T> alone(Ops tf, Operand<T> matrix) {
        return tf.linalg.bandPart(matrix, tf.constant(0L), tf.constant(0L));
    }
}
