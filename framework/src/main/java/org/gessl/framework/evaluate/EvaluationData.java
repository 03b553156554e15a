package org.gessl.framework.evaluate;

/**
 * What a protocol sees: the features of one encoder (or the raw pixels) for both splits of a data set.
 *
 * @param train features of the training images
 * @param test features of the held-out images
 * @param classes number of classes
 */
public record EvaluationData(Features train, Features test, int classes) {

    /**
     * Features and labels of one split.
     *
     * @param values row-major, {@code labels.length x dimension}
     * @param dimension features of an image
     * @param labels class of each image
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Features(float[] values, int dimension, int[] labels) {}
}
