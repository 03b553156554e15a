package org.gessl.framework.bilevel;

import org.gessl.framework.graph.Weights;

/**
 * The hypergradient of one task.
 *
 * @param theta gradients of those of theta that the outer loss trains
 * @param phi gradients of those of phi that the outer loss trains
 * @param rates gradients of the logarithms of the learned inner rates; empty if they are fixed
 * @param trajectory the inner steps; only theta itself if there were none
 * @param outer the outer loss
 */
public record HypergradientEstimate(Weights theta, Weights phi, Weights rates, Trajectory trajectory, OuterLoss outer) {

    /** Returns the estimate for {@code task} whose gradients, whatever they are by, are {@code gradients}. */
    public static HypergradientEstimate of(
            BilevelTask task, Weights gradients, Trajectory trajectory, OuterLoss outer) {
        return new HypergradientEstimate(
                gradients.select(task.theta().names()::contains),
                gradients.select(task.phi().names()::contains),
                gradients.select(task.rates().names()::contains),
                trajectory,
                outer);
    }

    /** Returns all gradients. */
    public Weights all() {
        return theta.and(phi).and(rates);
    }
}
