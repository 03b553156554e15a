package org.gessl.plugins.encoder;

import org.gessl.framework.graph.Activation;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.OmittedAt;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the residual network with 50 layers, without its classifier (He et al., arXiv 1512.03385): four stages of 3, 4, 6 and 3 bottleneck blocks, which give
 * {@code 32 * width} features.
 *
 * @param width channels inside the blocks of the first stage, a quarter of what they put out; each later stage has twice those of the one before; 64 in the paper
 * @param stem what comes before the first block
 * @param activation what follows each normalisation
 */
@PluginName("resnet-50")
@About("Residual network of 50 layers, 32 x width features")
public record ResNet50(
        @Range("[1, 1024]") @About("channels inside the blocks of the first of the four stages")
        int width,

        @About("layers before the first block, by image size")
        Stem stem,

        @OmittedAt("relu") @About("what follows each normalisation; a smooth one suits differences of gradients")
        Activation activation)
        implements EncoderSpec {

    public ResNet50 {
        Ranges.check(ResNet50.class, width, stem, activation);
    }

    /** Returns the network at the paper's width, for small images. */
    public static ResNet50 resnet50() {
        return new ResNet50(64, Stem.CIFAR, Activation.RELU);
    }

    /** Returns these options with another width. */
    public ResNet50 width(int value) {
        return new ResNet50(value, stem, activation);
    }

    /** Returns these options with another stem. */
    public ResNet50 stem(Stem value) {
        return new ResNet50(width, value, activation);
    }

    /** Returns these options with another activation. */
    public ResNet50 activation(Activation value) {
        return new ResNet50(width, stem, value);
    }
}
