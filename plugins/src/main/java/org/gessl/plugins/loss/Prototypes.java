package org.gessl.plugins.loss;

import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Trainable directions that embeddings are assigned to: a linear layer whose rows are divided by their lengths (weight normalisation, Salimans and
 * Kingma, arXiv 1602.07868, with the length fixed at 1). Its parameter is called {@code prototypes}, [K, D].
 *
 * @param count K
 */
public record Prototypes(int count) {

    /** Returns the prototypes [K, dimension], of any length. */
    public Operand<TFloat32> rows(Forward net, long dimension) {
        return net.parameter("prototypes", Shape.of(count, dimension), Initializer.unitRows());
    }

    /** Returns the scores [N, K] of {@code embeddings} [N, D]: their cosines with the prototypes. */
    public Operand<TFloat32> scores(Forward net, Operand<TFloat32> embeddings) {
        return Similarity.cosines(
                net.tf(), embeddings, rows(net, embeddings.shape().get(1)));
    }
}
