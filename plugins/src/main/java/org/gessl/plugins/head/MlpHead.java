package org.gessl.plugins.head;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Head;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The head of {@link Mlp}; its layers are called {@code hidden0}, {@code hidden1}, ..., {@code output}. */
final class MlpHead implements Head {
    private final Mlp options;

    @Inject
    MlpHead(Mlp options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> features) {
        Operand<TFloat32> x = features;
        for (int i = 0; i < options.hidden().size(); i++) {
            Operand<TFloat32> units =
                    layer(net, "hidden" + i, x, options.hidden().get(i), options.batchNorm());
            x = options.activation().apply(net, units);
        }
        return layer(net, "output", x, options.output(), options.outputBatchNorm());
    }

    private static Operand<TFloat32> layer(Forward net, String name, Operand<TFloat32> x, int units, boolean norm) {
        return norm ? net.scope(name).batchNorm(net.linear(name, x, units)) : net.dense(name, x, units);
    }
}
