package org.gessl.plugins.hypergradient;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Problem;

/** The estimator of {@link FirstOrder}. */
final class FirstOrderHypergradient implements Hypergradient {

    @Inject
    FirstOrderHypergradient() {}

    @Override
    public HypergradientEstimate estimate(BilevelTask task) {
        Trajectory trajectory = task.adapt(false);
        OuterLoss outer = task.outerLoss(trajectory);
        return HypergradientEstimate.of(
                task, Gradients.of(task.tf(), outer.value(), task.theta().and(task.phi())), trajectory, outer);
    }

    @Override
    public List<Problem> problems(PipelineSpec spec) {
        return Refusals.ofLearnedRates(spec, "takes the inner steps as constants");
    }
}
