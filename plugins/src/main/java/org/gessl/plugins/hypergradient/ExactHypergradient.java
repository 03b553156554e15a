package org.gessl.plugins.hypergradient;

import jakarta.inject.Inject;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Hypergradient;

/** The estimator of {@link Exact}. */
final class ExactHypergradient implements Hypergradient {
    private final Exact options;

    @Inject
    ExactHypergradient(Exact options) {
        this.options = options;
    }

    @Override
    public HypergradientEstimate estimate(BilevelTask task) {
        if (options.recompute()) {
            return new ReverseSweep(task, new RecomputedCurvature(task)).estimate();
        }
        Trajectory trajectory = task.adapt(true);
        OuterLoss outer = task.outerLoss(trajectory);
        return HypergradientEstimate.of(
                task,
                Gradients.of(
                        task.tf(), outer.value(), task.theta().and(task.phi()).and(task.rates())),
                trajectory,
                outer);
    }

    @Override
    public int gradients(int innerSteps) {
        return 1 + (options.recompute() ? 4 : 3) * innerSteps;
    }
}
