package org.gessl.framework.plugin;

import org.gessl.framework.graph.Forward;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A small network behind the encoder, such as a projector: features to embeddings. */
@FunctionalInterface
public interface Head {

    /**
     * Returns the embeddings, not normalised.
     *
     * @param net the forward pass, which supplies weights and layers
     * @param features [N, D]
     * @return [N, E]
     */
    Operand<TFloat32> apply(Forward net, Operand<TFloat32> features);
}
