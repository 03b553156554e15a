package org.gessl.plugins.encoder;

import org.gessl.framework.graph.Activation;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.OmittedAt;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the residual network with 34 layers, without its classifier (He et al., arXiv 1512.03385): four stages of 3, 4, 6 and 3 basic blocks, which give
 * {@code 8 * width} features.
 *
 * @param width channels of the first stage; each later stage has twice those of the one before; 64 in the paper
 * @param stem what comes before the first block
 * @param activation what follows each normalisation
 */
@PluginName("resnet-34")
@About("Residual network of 34 layers, 8 x width features")
public record ResNet34(
        @Range("[1, 1024]") @About("channels of the first of the four stages")
        int width,

        @About("layers before the first block, by image size")
        Stem stem,

        @OmittedAt("relu") @About("what follows each normalisation; a smooth one suits differences of gradients")
        Activation activation)
        implements EncoderSpec {

    public ResNet34 {
        Ranges.check(ResNet34.class, width, stem, activation);
    }

    /** Returns the network at the paper's width, for small images. */
    public static ResNet34 resnet34() {
        return new ResNet34(64, Stem.CIFAR, Activation.RELU);
    }

    /** Returns these options with another width. */
    public ResNet34 width(int value) {
        return new ResNet34(value, stem, activation);
    }

    /** Returns these options with another stem. */
    public ResNet34 stem(Stem value) {
        return new ResNet34(width, value, activation);
    }

    /** Returns these options with another activation. */
    public ResNet34 activation(Activation value) {
        return new ResNet34(width, stem, value);
    }
}
