package org.gessl.framework.bilevel;

/**
 * How much each part counts in a loss.
 *
 * @param ssl weight of the self-supervised loss, at least 0
 * @param disc weight of the discriminative loss, at least 0; with 0 it is not computed
 */
public record LossWeights(double ssl, double disc) {}
