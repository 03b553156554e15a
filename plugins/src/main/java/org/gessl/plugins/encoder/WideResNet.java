package org.gessl.plugins.encoder;

import org.gessl.framework.graph.Activation;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.OmittedAt;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the wide residual network, without its classifier (Zagoruyko and Komodakis, arXiv 1605.07146): pre-activated basic blocks in three
 * stages of {@code 16 * widen}, {@code 32 * widen} and {@code 64 * widen} channels, the last of which are the features. For images of about 32 pixels.
 *
 * @param depth convolutional layers as the paper counts them, {@code 6 n + 4} for n blocks in each stage
 * @param widen factor on the channels of every stage, k in the paper
 * @param activation what follows each normalisation
 */
@PluginName("wide-resnet")
@About("Wide residual network, 64 x widen features")
public record WideResNet(
        @Range("[10, 202]") @About("layers, 6 n + 4 for n blocks in each of the three stages")
        int depth,

        @Range("[1, 64]") @About("factor on the channels of every stage")
        int widen,

        @OmittedAt("relu") @About("what follows each normalisation; a smooth one suits differences of gradients")
        Activation activation)
        implements EncoderSpec {
    private static final int LAYERS_OUTSIDE_BLOCKS = 4;
    private static final int LAYERS_FOR_EACH_BLOCK = 6;

    public WideResNet {
        Ranges.check(WideResNet.class, depth, widen, activation);
        if ((depth - LAYERS_OUTSIDE_BLOCKS) % LAYERS_FOR_EACH_BLOCK != 0) {
            int below = depth - Math.floorMod(depth - LAYERS_OUTSIDE_BLOCKS, LAYERS_FOR_EACH_BLOCK);
            throw Ranges.refusal(
                    WideResNet.class,
                    "depth = " + depth + " must be 6 n + 4 for n blocks in each stage, such as " + below + " or "
                            + (below + LAYERS_FOR_EACH_BLOCK));
        }
    }

    /** Returns the network of depth 28 and twice the width, WRN-28-2. */
    public static WideResNet wideResnet() {
        return new WideResNet(28, 2, Activation.RELU);
    }

    /** Returns these options with another depth. */
    public WideResNet depth(int value) {
        return new WideResNet(value, widen, activation);
    }

    /** Returns these options with another widening factor. */
    public WideResNet widen(int value) {
        return new WideResNet(depth, value, activation);
    }

    /** Returns these options with another activation. */
    public WideResNet activation(Activation value) {
        return new WideResNet(depth, widen, value);
    }

    int blocks() {
        return (depth - LAYERS_OUTSIDE_BLOCKS) / LAYERS_FOR_EACH_BLOCK;
    }
}
