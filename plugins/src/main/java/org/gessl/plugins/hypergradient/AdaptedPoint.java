package org.gessl.plugins.hypergradient;

import java.util.Map;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;

/** The derivatives at theta'_K from which an estimator that forgets the way there makes the hypergradient. */
final class AdaptedPoint {
    private final BilevelTask task;
    private final Trajectory trajectory;
    private final OuterLoss outer;
    private final Weights adapted;
    private final Weights by;
    private final Weights outerGradient;
    private final Weights innerGradient;

    AdaptedPoint(BilevelTask task, Trajectory trajectory) {
        this.task = task;
        this.trajectory = trajectory;
        this.outer = task.outerLoss(trajectory);
        this.adapted = task.innerLoop().adapted().of(trajectory.adapted());
        Weights others =
                task.theta().and(task.phi()).select(name -> !adapted.names().contains(name));
        this.by = adapted.and(others);
        this.outerGradient = Gradients.of(task.tf(), outer.value(), by);
        this.innerGradient =
                Gradients.of(task.tf(), task.innerLoss(trajectory.adapted()).total(), adapted);
    }

    /** Returns the derivative of the outer loss by theta'_K, which is v. */
    Weights outerByAdapted() {
        return outerGradient.select(adapted.names()::contains);
    }

    /** Returns its derivative by what the inner steps leave alone: phi and the weights that they do not adapt. */
    Weights outerByOthers() {
        return outerGradient.select(name -> !adapted.names().contains(name));
    }

    /** Returns the product of the inner Hessian with {@code direction}. */
    Weights hessian(Weights direction) {
        return product(direction).select(adapted.names()::contains);
    }

    /** Returns the derivative of {@code <direction, dL_in/dtheta'>} by what the inner steps leave alone. */
    Weights mixed(Weights direction) {
        return product(direction).select(name -> !adapted.names().contains(name));
    }

    HypergradientEstimate estimate(Weights gradients) {
        return HypergradientEstimate.of(task, gradients, trajectory, outer);
    }

    /** By everything at once, so that no derivative passes through theta'_K to the steps before. */
    private Weights product(Weights direction) {
        Weights cotangents = direction.select(innerGradient.names()::contains);
        return Pullback.of(
                        task.tf(),
                        Map.of("gradient", innerGradient),
                        Map.of("gradient", cotangents),
                        Map.of("product", by))
                .get("product");
    }
}
