package org.gessl.plugins.encoder;

import org.gessl.framework.graph.Activation;
import org.gessl.framework.graph.Forward;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What a residual network does to an image before its first block. */
public enum Stem {
    /** A 3x3 convolution that keeps the size: for images of about 32 pixels. */
    CIFAR {
        @Override
        Operand<TFloat32> apply(Forward net, Operand<TFloat32> images, int width, Activation activation) {
            return convolution(net, images, width, 3, 1, activation);
        }
    },
    /** A 7x7 convolution and a 3x3 max-pool, both of stride 2, which leave a quarter of the size: for images of about 224 pixels. */
    IMAGENET {
        @Override
        Operand<TFloat32> apply(Forward net, Operand<TFloat32> images, int width, Activation activation) {
            return net.maxPool(convolution(net, images, width, 7, 2, activation), 3, 2, "SAME");
        }
    };

    /** Returns what the first block sees, {@code width} channels. */
    abstract Operand<TFloat32> apply(Forward net, Operand<TFloat32> images, int width, Activation activation);

    private static Operand<TFloat32> convolution(
            Forward net, Operand<TFloat32> images, int width, int kernel, int stride, Activation activation) {
        return net.chain(
                images,
                in -> net.conv("conv", in, width, kernel, stride),
                net::batchNorm,
                in -> activation.apply(net, in));
    }
}
