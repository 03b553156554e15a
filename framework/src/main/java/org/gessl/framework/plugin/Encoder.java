package org.gessl.framework.plugin;

import org.gessl.framework.graph.Forward;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A network from images to features. */
@FunctionalInterface
public interface Encoder {

    /**
     * Returns the features.
     *
     * @param net the forward pass, which supplies weights and layers
     * @param images [N, H, W, 3], static shape
     * @return [N, D]
     */
    Operand<TFloat32> apply(Forward net, Operand<TFloat32> images);
}
