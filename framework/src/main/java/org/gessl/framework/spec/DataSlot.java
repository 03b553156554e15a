package org.gessl.framework.spec;

/**
 * The data set and how it is cut into mini-batches.
 *
 * @param data the data set
 * @param batchSize images of a mini-batch, which is one task
 * @param imageSize height and width to which the decoded images are brought [pixels]
 */
public record DataSlot(
        @Inline DataSpec data,

        @Range("[2, 65536]") @About("images of a mini-batch, which is one task")
        int batchSize,

        @Range("[4, 1024]") @About("height and width of the stored images [pixels]")
        int imageSize) {

    public DataSlot {
        Ranges.check(DataSlot.class, data, batchSize, imageSize);
    }

    /** Returns the slot of {@code data} with everything else at its default. */
    public static DataSlot of(DataSpec data) {
        return new DataSlot(data, 128, 32);
    }
}
