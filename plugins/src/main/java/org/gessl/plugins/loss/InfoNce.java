package org.gessl.plugins.loss;

import java.util.List;
import org.gessl.framework.graph.Rows;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The contrastive cross-entropy InfoNCE (van den Oord et al., arXiv 1807.03748): each row must tell its positive from its candidates. */
public final class InfoNce {
    private static final float EXCLUDED = -1e30f;

    private InfoNce() {}

    /**
     * Returns the mean over the rows of {@code logsumexp_j candidate_ij - positive_i}, a scalar.
     *
     * @param positives logit of each row's positive [N, 1]
     * @param candidates logits of what it is told from [N, M]; whether the positive is among them is the loss's choice
     */
    public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> positives, Operand<TFloat32> candidates) {
        Operand<TFloat32> rows = LogSumExp.of(tf, candidates, 1).minus(tf, positives);
        return tf.math.mean(rows, tf.constant(new int[] {0, 1}));
    }

    /**
     * Returns the loss of SimCLR (Chen et al., arXiv 2002.05709): with Z the L2-normalised rows of {@code z1} and {@code z2} [N, D] and
     * {@code s = Z Z^T / temperature}, the mean over all 2N rows of {@code logsumexp_{j != i} s_ij - s_i,positive(i)}.
     */
    public static Operand<TFloat32> ofPairs(Ops tf, Similarity similarity, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        Operand<TFloat32> first = Rows.normalise(tf, z1);
        Operand<TFloat32> second = Rows.normalise(tf, z2);
        Operand<TFloat32> all = tf.concat(List.of(first, second), tf.constant(0));
        Operand<TFloat32> positives = similarity.paired(tf, first, second);
        return of(
                tf,
                tf.concat(List.of(positives, positives), tf.constant(0)),
                withoutItself(tf, similarity.between(tf, all, all)));
    }

    /** Returns a square of logits in which those on the diagonal are so small that they do not count. */
    public static Operand<TFloat32> withoutItself(Ops tf, Operand<TFloat32> square) {
        long size = square.shape().get(0);
        Operand<TFloat32> excluded = tf.fill(tf.constant(new long[] {size}), tf.constant(EXCLUDED));
        return tf.math.add(square, tf.linalg.tensorDiag(excluded));
    }
}
