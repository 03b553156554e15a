package org.gessl.plugins.hypergradient;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.InnerState;
import org.gessl.framework.bilevel.InnerStep;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;

/**
 * Carries the derivative of the outer loss back over the inner steps, one after the other.
 *
 * <p>A step is {@code (theta'', buffers') = optimizer(theta', gradient, buffers, rate)}. The adjoints of its results pass back through the optimizer as it
 * stands in the graph, whatever its rule; the adjoint of the gradient then passes through the inner loss as one {@link Curvature} product. For plain
 * gradient descent that is {@code v_k = v_k+1 - alpha H_k v_k+1}, and {@code -alpha d2L/(dphi dtheta') v_k+1} for phi. Between the steps only their weights and
 * buffers are kept.
 */
final class ReverseSweep {
    private static final String WEIGHTS = "theta'";
    private static final String GRADIENT = "gradient";
    private static final String RATES = "rates";
    private static final String OTHERS = "others";

    private final BilevelTask task;
    private final Curvature curvature;
    private final Ops tf;
    private final Set<String> adapted;

    ReverseSweep(BilevelTask task, Curvature curvature) {
        this.task = task;
        this.curvature = curvature;
        this.tf = task.tf();
        this.adapted = task.innerLoop().adapted().of(task.theta()).names();
    }

    HypergradientEstimate estimate() {
        Trajectory trajectory = task.adapt(true);
        List<InnerStep> steps = trajectory.steps();
        OuterLoss outer = task.outerLoss(trajectory);
        Map<String, Weights> direct = outerGradients(outer, trajectory);

        Map<String, Weights> adjoints = Map.of(WEIGHTS, direct.get(WEIGHTS + steps.size()));
        Weights shared = direct.get(OTHERS);
        for (int k = steps.size() - 1; k >= 0; k--) {
            InnerStep step = steps.get(k);
            Map<String, Weights> back = Pullback.of(tf, groups(step.after()), adjoints, inputs(step));
            Weights direction = back.get(GRADIENT);
            Weights products = direction.isEmpty() ? Weights.of(Map.of()) : curvature.product(step, direction);
            Weights weights = WeightMath.plus(tf, back.remove(WEIGHTS), products.select(adapted::contains));
            shared = WeightMath.plus(tf, shared, products.select(name -> !adapted.contains(name)));
            shared = WeightMath.plus(tf, shared, back.remove(RATES));
            back.remove(GRADIENT);
            back.put(WEIGHTS, WeightMath.plus(tf, weights, direct.get(WEIGHTS + k)));
            adjoints = back;
        }
        return HypergradientEstimate.of(task, adjoints.get(WEIGHTS).and(shared), trajectory, outer);
    }

    /** The outer gradient by theta' after each number of steps, every other one held fixed, and by all that no step changes. */
    private Map<String, Weights> outerGradients(OuterLoss outer, Trajectory trajectory) {
        List<Weights> visited = new ArrayList<>();
        trajectory.steps().forEach(step -> visited.add(step.before().weights()));
        visited.add(trajectory.adapted());
        Map<String, Weights> targets = new LinkedHashMap<>();
        targets.put(OTHERS, task.theta().and(task.phi()).select(name -> !adapted.contains(name)));
        Set<Output<?>> seen = new HashSet<>();
        for (int k = visited.size() - 1; k >= 0; k--) {
            Weights weights = visited.get(k).select(adapted::contains);
            // A weight that a step left alone is one tensor, whose gradient counts once.
            targets.put(
                    WEIGHTS + k,
                    weights.select(name -> seen.add(weights.get(name).asOutput())));
        }
        Weights value = Weights.of(Map.of("value", outer.value()));
        Weights one = Weights.of(Map.of("value", tf.constant(1f)));
        return Pullback.of(tf, Map.of(OTHERS, value), Map.of(OTHERS, one), targets);
    }

    private Map<String, Weights> inputs(InnerStep step) {
        Map<String, Weights> inputs = groups(step.before());
        inputs.put(GRADIENT, step.gradients());
        inputs.put(RATES, task.rates());
        return inputs;
    }

    private Map<String, Weights> groups(InnerState state) {
        Map<String, Weights> groups = new LinkedHashMap<>(state.slots());
        groups.put(WEIGHTS, state.weights().select(adapted::contains));
        return groups;
    }
}
