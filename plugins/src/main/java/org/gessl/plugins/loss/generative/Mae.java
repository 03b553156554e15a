package org.gessl.plugins.loss.generative;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the masked autoencoder (He et al., arXiv 2111.06377): most patches of each view are hidden from the encoder, and a small transformer
 * behind it predicts their pixels. It needs an encoder that works on patches, and no projector: without a discriminative loss, which
 * alone uses the embedding, choose the head {@code identity}.
 *
 * @param maskRatio share of the patches that are hidden, in (0, 1)
 * @param decoderDepth transformer blocks of the decoder
 * @param decoderWidth channels of a token in the decoder, a multiple of 4 and of {@code decoderHeads}
 * @param decoderHeads attention heads of each block of the decoder
 * @param normPix whether the pixels of each patch are brought to mean 0 and variance 1 before they are predicted
 */
@PluginName("mae")
@About("Masked autoencoder: predicts the pixels of hidden patches")
public record Mae(
        @Range("(0, 1)") @About("share of the patches that are hidden")
        double maskRatio,

        @Range("[1, 64]") @About("transformer blocks of the decoder")
        int decoderDepth,

        @Range("[4, 8192]") @About("channels of a token in the decoder")
        int decoderWidth,

        @Range("[1, 64]") @About("attention heads of each block of the decoder")
        int decoderHeads,

        @About("each patch's pixels brought to mean 0 and variance 1 before they are predicted")
        boolean normPix)
        implements LossSpec {
    private static final int WAVES = 4;

    public Mae {
        Ranges.check(Mae.class, maskRatio, decoderDepth, decoderWidth, decoderHeads, normPix);
        if (decoderWidth % decoderHeads != 0 || decoderWidth % WAVES != 0) {
            throw Ranges.refusal(
                    Mae.class,
                    "decoderWidth = " + decoderWidth + " must be a multiple of 4 and of decoderHeads = "
                            + decoderHeads);
        }
    }

    /** Returns the loss that hides three quarters of the patches, with a decoder of 2 blocks of 64 channels. */
    public static Mae mae() {
        return new Mae(0.75, 2, 64, 4, true);
    }

    /** Returns these options with another share of hidden patches. */
    public Mae maskRatio(double value) {
        return new Mae(value, decoderDepth, decoderWidth, decoderHeads, normPix);
    }

    /** Returns these options with another decoder: its blocks, the channels of its tokens, and its attention heads. */
    public Mae decoder(int depth, int width, int heads) {
        return new Mae(maskRatio, depth, width, heads, normPix);
    }

    /** Returns these options with or without bringing each patch to mean 0 and variance 1. */
    public Mae normPix(boolean value) {
        return new Mae(maskRatio, decoderDepth, decoderWidth, decoderHeads, value);
    }
}
