package org.gessl.plugins.encoder;

import java.util.List;
import org.gessl.framework.graph.Activation;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Encoder;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The residual network of He et al. (arXiv 1512.03385), whatever its depth: a stem, four stages of blocks, the mean over space. Every convolution is
 * padded by TensorFlow's SAME rule.
 */
abstract class ResNetEncoder implements Encoder {
    private final ResidualBlock block;
    private final List<Integer> blocks;
    private final int width;
    private final Stem stem;
    private final Activation activation;

    /** Creates the network with {@code blocks} blocks in each stage. */
    ResNetEncoder(ResidualBlock block, List<Integer> blocks, int width, Stem stem, Activation activation) {
        this.block = block;
        this.blocks = blocks;
        this.width = width;
        this.stem = stem;
        this.activation = activation;
    }

    @Override
    public final Operand<TFloat32> apply(Forward net, Operand<TFloat32> images) {
        Operand<TFloat32> x = stem.apply(net.scope("stem"), images, width, activation);
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int i = 0; i < blocks.get(stage); i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                x = block(net.scope("stage" + stage).scope("block" + i), x, width << stage, stride);
            }
        }
        return net.globalAveragePool(x);
    }

    private Operand<TFloat32> block(Forward net, Operand<TFloat32> x, int channels, int stride) {
        Operand<TFloat32> residual = block.residual(net, x, channels, stride, activation);
        Operand<TFloat32> shortcut = shortcut(net.scope("shortcut"), x, channels * block.expansion(), stride);
        return activation.apply(net, net.add(residual, shortcut));
    }

    private static Operand<TFloat32> shortcut(Forward net, Operand<TFloat32> x, int channels, int stride) {
        if (x.shape().get(-1) == channels) {
            return x;
        }
        return net.batchNorm(net.conv("conv", x, channels, 1, stride));
    }
}
