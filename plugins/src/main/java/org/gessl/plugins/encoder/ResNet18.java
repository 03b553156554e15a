package org.gessl.plugins.encoder;

import org.gessl.framework.graph.Activation;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.OmittedAt;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the residual network with 18 layers, without its classifier (He et al., arXiv 1512.03385): four stages of two basic blocks, which give
 * {@code 8 * width} features.
 *
 * @param width channels of the first stage; each later stage has twice those of the one before; 64 in the paper
 * @param stem what comes before the first block
 * @param activation what follows each normalisation
 */
@PluginName("resnet-18")
@About("Residual network of 18 layers, 8 x width features")
public record ResNet18(
        @Range("[1, 1024]") @About("channels of the first of the four stages")
        int width,

        @About("layers before the first block, by image size")
        Stem stem,

        @OmittedAt("relu") @About("what follows each normalisation; a smooth one suits differences of gradients")
        Activation activation)
        implements EncoderSpec {

    public ResNet18 {
        Ranges.check(ResNet18.class, width, stem, activation);
    }

    /** Returns the network at the paper's width, for small images. */
    public static ResNet18 resnet18() {
        return new ResNet18(64, Stem.CIFAR, Activation.RELU);
    }

    /** Returns these options with another width. */
    public ResNet18 width(int value) {
        return new ResNet18(value, stem, activation);
    }

    /** Returns these options with another stem. */
    public ResNet18 stem(Stem value) {
        return new ResNet18(width, value, activation);
    }

    /** Returns these options with another activation. */
    public ResNet18 activation(Activation value) {
        return new ResNet18(width, stem, value);
    }
}
