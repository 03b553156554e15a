package org.gessl.plugins.hypergradient;

import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Hypergradient;

/** Differentiates the outer loss through the inner steps as they stand in the graph. */
abstract class UnrolledHypergradient implements Hypergradient {
    private final boolean secondOrder;

    UnrolledHypergradient(boolean secondOrder) {
        this.secondOrder = secondOrder;
    }

    @Override
    public HypergradientEstimate estimate(BilevelTask task) {
        Trajectory trajectory = task.adapt(secondOrder);
        OuterLoss outer = task.outerLoss(trajectory);
        Weights all = task.theta().and(task.phi());
        Weights gradients = Gradients.of(task.tf(), outer.value(), all);
        return new HypergradientEstimate(
                gradients.select(task.theta().names()::contains),
                gradients.select(task.phi().names()::contains),
                trajectory,
                outer);
    }
}
