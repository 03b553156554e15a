package org.gessl.framework.bilevel;

import java.util.Arrays;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.spec.UserException;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * The discriminative loss: pulls each positive pair above its image's own threshold and every other class below it.
 *
 * <pre>
 * L_disc = 1/N sum_i [ softplus((t_i - s_ii)/tau) + 1/(N-1) sum_{j != i} softplus((s_ij - t_i)/tau) ],   s_ij = &lt;z_i^2, z_j^1&gt;
 * </pre>
 *
 * <p>Source: arXiv 2405.01053 names the loss and the threshold network that guides it; the formula is this project's
 * reading.
 */
public final class DiscriminativeLoss {
    private DiscriminativeLoss() {}

    /**
     * Returns the loss, a scalar.
     *
     * @param prototypes embeddings of view 1 [N, E], not normalised
     * @param embeddings embeddings of view 2 [N, E], not normalised
     * @param thresholds t [N]
     * @param temperature tau, above 0
     * @throws UserException if there is only one image
     */
    public static Operand<TFloat32> of(
            Ops tf,
            Operand<TFloat32> prototypes,
            Operand<TFloat32> embeddings,
            Operand<TFloat32> thresholds,
            double temperature) {
        long n = embeddings.shape().get(0);
        if (n < 2) {
            throw new UserException(
                    "batch-size", "the discriminative loss needs at least 2 images in support and query, not " + n);
        }
        Operand<TFloat32> inverse = tf.constant((float) (1 / temperature));
        Operand<TFloat32> z1 = Rows.normalise(tf, prototypes);
        Operand<TFloat32> z2 = Rows.normalise(tf, embeddings);
        Operand<TFloat32> similarity = tf.linalg.matMul(z2, z1, MatMul.transposeB(true));
        Operand<TFloat32> positive = tf.sum(tf.math.mul(z1, z2), tf.constant(1));
        Operand<TFloat32> below = tf.math.mul(tf.math.sub(thresholds, positive), inverse);
        Operand<TFloat32> above =
                tf.math.mul(tf.math.sub(similarity, tf.expandDims(thresholds, tf.constant(1))), inverse);
        Operand<TFloat32> others = tf.sum(tf.math.mul(tf.math.softplus(above), offDiagonal(tf, n)), tf.constant(1));
        Operand<TFloat32> each =
                tf.math.add(tf.math.softplus(below), tf.math.mul(others, tf.constant((float) (1.0 / (n - 1)))));
        return tf.math.mean(each, tf.constant(0));
    }

    private static Operand<TFloat32> offDiagonal(Ops tf, long n) {
        float[][] mask = new float[(int) n][(int) n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(mask[i], 1f);
            mask[i][i] = 0f;
        }
        return tf.constant(mask);
    }
}
