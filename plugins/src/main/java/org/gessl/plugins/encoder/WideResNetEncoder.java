package org.gessl.plugins.encoder;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Encoder;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The network of {@link WideResNet}; as in the authors' code, a shortcut with a convolution starts behind the block's first activation. */
final class WideResNetEncoder implements Encoder {
    private static final int STAGES = 3;
    private static final int CHANNELS = 16;

    private final WideResNet options;

    @Inject
    WideResNetEncoder(WideResNet options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> images) {
        Operand<TFloat32> x = net.scope("stem").conv("conv", images, CHANNELS, 3, 1);
        for (int stage = 0; stage < STAGES; stage++) {
            int channels = CHANNELS * options.widen() << stage;
            for (int i = 0; i < options.blocks(); i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                x = block(net.scope("stage" + stage).scope("block" + i), x, channels, stride);
            }
        }
        Forward end = net.scope("end");
        return net.globalAveragePool(activated(end, end.batchNorm(x)));
    }

    private Operand<TFloat32> block(Forward net, Operand<TFloat32> x, int channels, int stride) {
        Operand<TFloat32> activated = activated(net, net.batchNorm("1", x));
        Operand<TFloat32> residual = net.chain(
                activated,
                in -> net.conv("conv1", in, channels, 3, stride),
                in -> net.batchNorm("2", in),
                in -> activated(net, in),
                in -> net.conv("conv2", in, channels, 3, 1));
        boolean same = x.shape().get(-1) == channels && stride == 1;
        Operand<TFloat32> shortcut = same ? x : net.scope("shortcut").conv("conv", activated, channels, 1, stride);
        return net.add(residual, shortcut);
    }

    private Operand<TFloat32> activated(Forward net, Operand<TFloat32> x) {
        return options.activation().apply(net, x);
    }
}
