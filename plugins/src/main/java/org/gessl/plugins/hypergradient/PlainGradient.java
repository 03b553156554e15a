package org.gessl.plugins.hypergradient;

import jakarta.inject.Inject;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Hypergradient;

/** The gradient of the self-supervised loss itself. */
final class PlainGradient implements Hypergradient {

    @Inject
    PlainGradient() {}

    @Override
    public HypergradientEstimate estimate(BilevelTask task) {
        OuterLoss loss = task.plainLoss();
        return HypergradientEstimate.of(
                task,
                Gradients.of(task.tf(), loss.value(), task.theta()),
                Trajectory.at(task.tf(), task.theta()),
                loss);
    }

    @Override
    public boolean adapts() {
        return false;
    }

    @Override
    public int gradients(int innerSteps) {
        return 1;
    }
}
