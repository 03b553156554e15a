package org.gessl.plugins.encoder;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the vision transformer, without its classifier (Dosovitskiy et al., arXiv 2010.11929): the image is cut into patches, and each becomes a
 * token that attends to all others. It has no batch normalisation: the features of an image do not depend on the other images of its batch.
 *
 * @param patchSize pixels a side of a patch; the image's sides are multiples of it
 * @param depth transformer blocks
 * @param width channels of a token, which are the features; a multiple of {@code heads}, and of 4 with fixed positions
 * @param heads attention heads of each block
 * @param mlpRatio hidden units of a block's perceptron for each channel
 * @param pooling how the tokens become features
 * @param positions where the positions of the patches come from
 * @param imageSize pixels a side of the image on whose grid learned positions lie, a multiple of {@code patchSize}; fixed ones do not use it
 */
@PluginName("vit")
@About("Vision transformer, width features")
public record Vit(
        @Range("[1, 256]") @About("pixels a side of a patch")
        int patchSize,

        @Range("[1, 64]") @About("transformer blocks") int depth,

        @Range("[1, 8192]") @About("channels of a token") int width,

        @Range("[1, 64]") @About("attention heads of each block")
        int heads,

        @Range("(0, 16]") @About("hidden units of a block's perceptron for each channel")
        double mlpRatio,

        @About("how the tokens become the features of the image")
        Pooling pooling,

        @About("where the positions of the patches come from")
        PositionKind positions,

        @Range("[1, 8192]") @About("pixels a side of the image that learned positions are for")
        int imageSize)
        implements EncoderSpec {
    private static final int WAVES = 4;

    public Vit {
        Ranges.check(Vit.class, patchSize, depth, width, heads, mlpRatio, pooling, positions, imageSize);
        if (width % heads != 0) {
            throw Ranges.refusal(Vit.class, "width = " + width + " must be a multiple of heads = " + heads);
        }
        if (positions == PositionKind.FIXED && width % WAVES != 0) {
            throw Ranges.refusal(Vit.class, "width = " + width + " must be a multiple of 4 with positions = fixed");
        }
        if (positions == PositionKind.LEARNED && imageSize % patchSize != 0) {
            throw Ranges.refusal(
                    Vit.class, "imageSize = " + imageSize + " must be a multiple of patchSize = " + patchSize);
        }
    }

    /** Returns a network for images of about 32 pixels that trains on a processor: 64 patches, 4 blocks, 0.5 million parameters. */
    public static Vit vit() {
        return new Vit(4, 4, 96, 3, 4, Pooling.MEAN, PositionKind.FIXED, 32);
    }

    /** Returns ViT-Tiny/16 of DeiT (Touvron et al., arXiv 2012.12877) for images of 224 pixels, 5.5 million parameters. */
    public static Vit vitTiny() {
        return new Vit(16, 12, 192, 3, 4, Pooling.CLASS_TOKEN, PositionKind.LEARNED, 224);
    }

    /** Returns ViT-Small/16 of DeiT (Touvron et al., arXiv 2012.12877) for images of 224 pixels, 21.7 million parameters. */
    public static Vit vitSmall() {
        return new Vit(16, 12, 384, 6, 4, Pooling.CLASS_TOKEN, PositionKind.LEARNED, 224);
    }

    /** Returns these options with another size of patch. */
    public Vit patchSize(int value) {
        return new Vit(value, depth, width, heads, mlpRatio, pooling, positions, imageSize);
    }

    /** Returns these options with another depth. */
    public Vit depth(int value) {
        return new Vit(patchSize, value, width, heads, mlpRatio, pooling, positions, imageSize);
    }

    /** Returns these options with other tokens: their channels, and the attention heads among which they are shared out. */
    public Vit tokens(int width, int heads) {
        return new Vit(patchSize, depth, width, heads, mlpRatio, pooling, positions, imageSize);
    }

    /** Returns these options with another ratio of hidden units. */
    public Vit mlpRatio(double value) {
        return new Vit(patchSize, depth, width, heads, value, pooling, positions, imageSize);
    }

    /** Returns these options with another pooling. */
    public Vit pooling(Pooling value) {
        return new Vit(patchSize, depth, width, heads, mlpRatio, value, positions, imageSize);
    }

    /** Returns these options with fixed positions. */
    public Vit fixedPositions() {
        return new Vit(patchSize, depth, width, heads, mlpRatio, pooling, PositionKind.FIXED, imageSize);
    }

    /** Returns these options with positions learned on the grid of an image of {@code size x size} pixels. */
    public Vit learnedPositions(int size) {
        return new Vit(patchSize, depth, width, heads, mlpRatio, pooling, PositionKind.LEARNED, size);
    }
}
