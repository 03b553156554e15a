package org.gessl.framework.bilevel;

import org.gessl.framework.graph.Weights;

/**
 * The hypergradient of one task.
 *
 * @param theta gradients of those of theta that the outer loss trains
 * @param phi gradients of those of phi that the outer loss trains
 * @param trajectory the inner steps; only theta itself if there were none
 * @param outer the outer loss
 */
public record HypergradientEstimate(Weights theta, Weights phi, Trajectory trajectory, OuterLoss outer) {}
