package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.family.TNumber;

/** Moments of a batch of rows [N, D]. */
final class Covariance {
    private Covariance() {}

    /** Returns the rows less their mean. */
    static <T extends TNumber> Operand<T> centred(Ops tf, Operand<T> rows) {
        return tf.math.sub(rows, tf.math.mean(rows, tf.constant(new int[] {0}), Mean.keepDims(true)));
    }

    /** Returns {@code a^T b / divisor}, [D, D]. */
    static <T extends TNumber> Operand<T> cross(Ops tf, Operand<T> a, Operand<T> b, double divisor) {
        return Scalars.scaled(tf, tf.linalg.matMul(a, b, MatMul.transposeA(true)), 1 / divisor);
    }

    /** Returns the covariance of centred rows, divided by N - 1, [D, D]. */
    static <T extends TNumber> Operand<T> unbiased(Ops tf, Operand<T> centred) {
        return cross(tf, centred, centred, centred.shape().get(0) - 1.0);
    }

    /** Returns the smaller of {@code x^T x} and {@code x x^T}, which have the same eigenvalues but for zeros. */
    static <T extends TNumber> Operand<T> smallerGram(Ops tf, Operand<T> x) {
        boolean wide = x.shape().get(0) < x.shape().get(1);
        return tf.linalg.matMul(x, x, MatMul.transposeA(!wide), MatMul.transposeB(wide));
    }
}
