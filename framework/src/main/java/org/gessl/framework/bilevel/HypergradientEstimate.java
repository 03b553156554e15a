package org.gessl.framework.bilevel;

import org.gessl.framework.graph.Weights;

/**
 * The hypergradient of one task.
 *
 * @param theta gradients named like theta
 * @param phi gradients named like phi; empty if there is no threshold network
 * @param trajectory the inner steps; only theta itself if there were none
 * @param outer the outer loss
 */
public record HypergradientEstimate(Weights theta, Weights phi, Trajectory trajectory, OuterLoss outer) {}
