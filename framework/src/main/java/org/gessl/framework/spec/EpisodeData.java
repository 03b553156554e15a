package org.gessl.framework.spec;

/**
 * One of the data sets from which tasks are drawn.
 *
 * @param weight how often it is drawn, in proportion to the weights of the others
 * @param data the data set
 */
public record EpisodeData(
        @Range("(0, 1000]") @About("how often tasks are drawn from it, in proportion to the other weights")
        double weight,

        @Inline DataSpec data) {

    public EpisodeData {
        Ranges.check(EpisodeData.class, weight, data);
    }

    /** Returns the entry of {@code data} with the weight 1. */
    public static EpisodeData of(DataSpec data) {
        return new EpisodeData(1, data);
    }
}
