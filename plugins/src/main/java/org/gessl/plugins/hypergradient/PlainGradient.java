package org.gessl.plugins.hypergradient;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Hypergradient;

/** The gradient of the self-supervised loss itself. */
final class PlainGradient implements Hypergradient {

    @Inject
    PlainGradient() {}

    @Override
    public HypergradientEstimate estimate(BilevelTask task) {
        OuterLoss loss = task.plainLoss();
        return new HypergradientEstimate(
                Gradients.of(task.tf(), loss.value(), task.theta()),
                Weights.of(Map.of()),
                new Trajectory(List.of(task.theta()), List.of()),
                loss);
    }

    @Override
    public boolean adapts() {
        return false;
    }
}
