package org.gessl.plugins.encoder;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Encoder;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The residual network of {@link ResNet18}, every convolution padded by TensorFlow's SAME rule. */
final class ResNet18Encoder implements Encoder {
    private static final int STAGES = 4;
    private static final int BLOCKS = 2;

    private final ResNet18 options;

    @Inject
    ResNet18Encoder(ResNet18 options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> images) {
        Operand<TFloat32> x = stem(net.scope("stem"), images);
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < BLOCKS; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                x = block(net.scope("stage" + stage).scope("block" + block), x, options.width() << stage, stride);
            }
        }
        return net.globalAveragePool(x);
    }

    private Operand<TFloat32> stem(Forward net, Operand<TFloat32> images) {
        boolean small = options.stem() == Stem.CIFAR;
        Operand<TFloat32> x = net.chain(
                images,
                in -> net.conv("conv", in, options.width(), small ? 3 : 7, small ? 1 : 2),
                net::batchNorm,
                net::relu);
        return small ? x : net.maxPool(x, 3, 2, "SAME");
    }

    private Operand<TFloat32> block(Forward net, Operand<TFloat32> x, int channels, int stride) {
        Operand<TFloat32> residual = net.chain(
                x,
                in -> net.conv("conv1", in, channels, 3, stride),
                in -> net.batchNorm("1", in),
                net::relu,
                in -> net.conv("conv2", in, channels, 3, 1),
                in -> net.batchNorm("2", in));
        return net.relu(net.tf().math.add(residual, shortcut(net.scope("shortcut"), x, channels, stride)));
    }

    private Operand<TFloat32> shortcut(Forward net, Operand<TFloat32> x, int channels, int stride) {
        if (x.shape().get(-1) == channels) {
            return x;
        }
        return net.batchNorm(net.conv("conv", x, channels, 1, stride));
    }
}
