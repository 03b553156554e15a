package org.gessl.plugins.loss;

import org.gessl.framework.graph.Rows;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Inner products divided by a temperature: the logits of a loss that compares rows of length 1.
 *
 * @param temperature divisor, greater than 0
 */
public record Similarity(double temperature) {

    /** Returns {@code <a_i, b_j> / temperature}, [N, M] of [N, D] and [M, D]. */
    public Operand<TFloat32> between(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
        return scaled(tf, tf.linalg.matMul(a, b, MatMul.transposeB(true)));
    }

    /** Returns {@code <a_i, b_i> / temperature}, [N, 1] of [N, D] and [N, D]. */
    public Operand<TFloat32> paired(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
        return scaled(tf, tf.reduceSum(tf.math.mul(a, b), tf.constant(1), ReduceSum.keepDims(true)));
    }

    /** Returns the cosines [N, M] of the rows of {@code a} [N, D], of any length, with those of {@code b} [M, D]. */
    public static Operand<TFloat32> cosines(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
        return tf.linalg.matMul(Rows.normalise(tf, a), Rows.normalise(tf, b), MatMul.transposeB(true));
    }

    private Operand<TFloat32> scaled(Ops tf, Operand<TFloat32> products) {
        return tf.math.mul(products, tf.constant((float) (1 / temperature)));
    }
}
