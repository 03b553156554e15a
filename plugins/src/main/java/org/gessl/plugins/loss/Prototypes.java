package org.gessl.plugins.loss;

import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Trainable directions that embeddings are assigned to: a linear layer whose rows are divided by their lengths (weight normalisation, Salimans and
 * Kingma, arXiv 1602.07868, with the length fixed at 1). Its parameter is called {@code prototypes}, [K, D].
 *
 * @param count K
 * @param freeze share of the run, in [0, 1], in which they have no gradient: the encoder then has to follow them, and not they embeddings that mean
 *     nothing yet; the codes of SwAV (arXiv 2006.09882) and DINO (arXiv 2104.14294) do so in the first epoch
 */
public record Prototypes(int count, double freeze) {

    /** Returns the prototypes [K, dimension], of any length. */
    public Operand<TFloat32> rows(Forward net, long dimension) {
        Operand<TFloat32> rows = net.parameter("prototypes", Shape.of(count, dimension), Initializer.unitRows());
        return freeze == 0 ? rows : frozenAtFirst(net, rows);
    }

    /** Returns the scores [N, K] of {@code embeddings} [N, D]: their cosines with the prototypes. */
    public Operand<TFloat32> scores(Forward net, Operand<TFloat32> embeddings) {
        return Similarity.cosines(
                net.tf(), embeddings, rows(net, embeddings.shape().get(1)));
    }

    private Operand<TFloat32> frozenAtFirst(Forward net, Operand<TFloat32> rows) {
        Ops tf = net.tf();
        Operand<TFloat32> free =
                tf.dtypes.cast(tf.math.greaterEqual(net.progress(), tf.constant((float) freeze)), TFloat32.class);
        Operand<TFloat32> frozen = tf.math.sub(tf.constant(1f), free);
        return tf.math.add(tf.math.mul(rows, free), tf.stopGradient(tf.math.mul(rows, frozen)));
    }
}
