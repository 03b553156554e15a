package org.gessl.plugins.evaluation;

import org.gessl.framework.graph.Rows;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.linalg.Svd;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** How the rows of a matrix are spread, one scalar each, in double precision; not finite numbers fail. */
final class Spread {
    private static final double RANK_EPSILON = 1e-7;
    private static final double SMALLEST_SUM = 1e-300;

    private Spread() {}

    /** Returns RankMe of {@code x} [N, D] (arXiv 2210.02885, equation 1), in [1, min(N, D)] but for its epsilon. */
    static Operand<TFloat64> effectiveRank(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat64> values =
                tf.linalg.svd(checked(tf, x), Svd.computeUv(false)).s();
        Operand<TFloat64> sum = tf.math.maximum(tf.reduceSum(values, tf.constant(0)), tf.constant(SMALLEST_SUM));
        Operand<TFloat64> shares = tf.math.add(tf.math.div(values, sum), tf.constant(RANK_EPSILON));
        Operand<TFloat64> terms = tf.math.mul(shares, tf.math.log(shares));
        return tf.math.exp(tf.math.neg(tf.reduceSum(terms, tf.constant(0))));
    }

    /** Returns the mean over i of {@code ||u_i - v_i||^2} of the normalised rows of {@code first} and {@code second} [N, D]. */
    static Operand<TFloat64> alignment(Ops tf, Operand<TFloat32> first, Operand<TFloat32> second) {
        Operand<TFloat64> apart = tf.math.sub(normalised(tf, first), normalised(tf, second));
        return tf.math.mean(tf.reduceSum(tf.math.square(apart), tf.constant(1)), tf.constant(0));
    }

    /** Returns the mean of the uniformities of {@code first} and {@code second} [N, D], N at least 2. */
    static Operand<TFloat64> uniformity(Ops tf, Operand<TFloat32> first, Operand<TFloat32> second) {
        return tf.math.mul(tf.math.add(uniformity(tf, first), uniformity(tf, second)), tf.constant(0.5));
    }

    /** Returns {@code log} of the mean over i < j of {@code exp(-2 ||u_i - u_j||^2)} of the normalised rows of {@code x}. */
    private static Operand<TFloat64> uniformity(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat64> rows = normalised(tf, x);
        Operand<TFloat64> squares = tf.reduceSum(tf.math.square(rows), tf.constant(1), ReduceSum.keepDims(true));
        Operand<TFloat64> products = tf.linalg.matMul(rows, rows, MatMul.transposeB(true));
        Operand<TFloat64> apart = tf.math.sub(
                tf.math.add(squares, tf.linalg.transpose(squares, tf.constant(new int[] {1, 0}))),
                tf.math.mul(products, tf.constant(2.0)));
        Operand<TFloat64> near = tf.math.exp(tf.math.mul(tf.math.maximum(apart, tf.constant(0.0)), tf.constant(-2.0)));
        Operand<TFloat64> count = tf.dtypes.cast(tf.size(near), TFloat64.class);
        Operand<TFloat64> images = tf.math.sqrt(count);
        // The diagonal, each row with itself, is one.
        Operand<TFloat64> sum = tf.math.sub(tf.reduceSum(near, tf.constant(new int[] {0, 1})), images);
        return tf.math.log(tf.math.div(sum, tf.math.sub(count, images)));
    }

    private static Operand<TFloat64> normalised(Ops tf, Operand<TFloat32> x) {
        return checked(tf, Rows.normalise(tf, x));
    }

    private static Operand<TFloat64> checked(Ops tf, Operand<TFloat32> x) {
        return tf.dtypes.cast(
                tf.debugging.checkNumerics(x, "the representation has numbers that are not finite"), TFloat64.class);
    }
}
