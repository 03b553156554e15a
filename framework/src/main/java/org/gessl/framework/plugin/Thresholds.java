package org.gessl.framework.plugin;

import org.gessl.framework.graph.Forward;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The thresholds of the discriminative loss, one for each image: the network g of the method, or a constant. */
@FunctionalInterface
public interface Thresholds {

    /**
     * Returns the thresholds, in (-1, 1).
     *
     * @param net the forward pass of g, which supplies its weights (phi) and layers
     * @param features encoder output [N, D], already stopped: constants in every derivative
     * @return [N]
     */
    Operand<TFloat32> apply(Forward net, Operand<TFloat32> features);
}
