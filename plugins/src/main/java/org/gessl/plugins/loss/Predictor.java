package org.gessl.plugins.loss;

import org.gessl.framework.graph.Forward;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The predictor of asymmetric methods, from embeddings to embeddings: a linear layer without bias, batch normalisation, ReLU, a linear layer.
 * Its parameters are called {@code predictor/hidden/...} and {@code predictor/output/...}.
 *
 * @param hidden units of the hidden layer
 * @param outputBias whether the last layer has a bias
 */
public record Predictor(int hidden, boolean outputBias) {
    /** Why a loss with a predictor refuses a batch of one image; see {@link BatchSize}. */
    public static final String NEEDS_A_BATCH = "normalises its predictor's units over the batch";

    /** Returns the prediction [N, D] of {@code embedding} [N, D]; {@code net} is the pass in the loss's scope. */
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> embedding) {
        Forward here = net.scope("predictor");
        int units = Math.toIntExact(embedding.shape().get(1));
        Operand<TFloat32> x = here.relu(here.scope("hidden").batchNorm(here.linear("hidden", embedding, hidden)));
        return outputBias ? here.dense("output", x, units) : here.linear("output", x, units);
    }
}
