package org.gessl.framework.evaluate;

/**
 * What a protocol sees: the features of one encoder (or the raw pixels) for both splits of a data set.
 *
 * @param train features of the training images
 * @param test features of the held-out images
 * @param classes number of classes
 */
public record EvaluationData(Features train, Features test, int classes) {}
