package org.gessl.plugins.encoder;

import org.gessl.framework.graph.Activation;
import org.gessl.framework.graph.Forward;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What a residual block adds to its input (He et al., arXiv 1512.03385, figure 5). */
enum ResidualBlock {
    /** Two 3x3 convolutions. */
    BASIC(1) {
        @Override
        Operand<TFloat32> residual(Forward net, Operand<TFloat32> x, int width, int stride, Activation activation) {
            return net.chain(
                    x,
                    in -> net.conv("conv1", in, width, 3, stride),
                    in -> net.batchNorm("1", in),
                    in -> activation.apply(net, in),
                    in -> net.conv("conv2", in, width, 3, 1),
                    in -> net.batchNorm("2", in));
        }
    },
    /** A 1x1, a 3x3 and a 1x1 convolution, the last with four times the channels; the 3x3 has the stride. */
    BOTTLENECK(4) {
        @Override
        Operand<TFloat32> residual(Forward net, Operand<TFloat32> x, int width, int stride, Activation activation) {
            return net.chain(
                    x,
                    in -> net.conv("conv1", in, width, 1, 1),
                    in -> net.batchNorm("1", in),
                    in -> activation.apply(net, in),
                    in -> net.conv("conv2", in, width, 3, stride),
                    in -> net.batchNorm("2", in),
                    in -> activation.apply(net, in),
                    in -> net.conv("conv3", in, width * expansion(), 1, 1),
                    in -> net.batchNorm("3", in));
        }
    };

    private final int expansion;

    ResidualBlock(int expansion) {
        this.expansion = expansion;
    }

    /** Returns the block's output channels for each of its width. */
    int expansion() {
        return expansion;
    }

    /** Returns the residual [N, H / stride, W / stride, width * expansion] of {@code x}. */
    abstract Operand<TFloat32> residual(Forward net, Operand<TFloat32> x, int width, int stride, Activation activation);
}
