package org.gessl.plugins.head;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.plugin.Head;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The head of {@link Linear}; its parameter is called {@code kernel}, [D, output]. */
final class LinearHead implements Head {
    private final Linear options;

    @Inject
    LinearHead(Linear options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> features) {
        Shape shape = Shape.of(features.shape().get(-1), options.output());
        return net.product(features, net.parameter("kernel", shape, Initializer.fanInUniform()));
    }
}
