package org.gessl.framework.spec;

/**
 * The encoder and how several views pass through it.
 *
 * @param encoder the encoder
 * @param batchStatistics over which images batch normalisation takes its statistics
 */
public record EncoderSlot(
        @Inline EncoderSpec encoder,

        @About("images over which batch normalisation takes its statistics")
        BatchStatistics batchStatistics) {

    public EncoderSlot {
        Ranges.check(EncoderSlot.class, encoder, batchStatistics);
    }

    /** Returns the slot of {@code encoder} with everything else at its default. */
    public static EncoderSlot of(EncoderSpec encoder) {
        return new EncoderSlot(encoder, BatchStatistics.PER_VIEW);
    }
}
