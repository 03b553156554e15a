package org.gessl.framework.bilevel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An inner loop on one problem.
 *
 * @param loop the rule of the steps
 * @param problem what they descend on
 * @param differentiable whether the inner gradients are functions of theta and phi, or constants
 */
record Descent(InnerLoop loop, InnerProblem problem, boolean differentiable) {

    /** Returns the state before the first step: theta, and buffers of zeros. */
    InnerState start() {
        Weights adapted = loop.adapted().of(problem.theta());
        Map<String, Weights> slots = new LinkedHashMap<>();
        loop.optimizer().slots().forEach(slot -> slots.put(slot, adapted.map((name, w) -> zero(w))));
        return new InnerState(problem.theta(), slots, problem.tf().constant(0f));
    }

    /** Returns {@code count} steps from {@code start}. */
    Trajectory from(InnerState start, int count) {
        List<InnerStep> steps = new ArrayList<>();
        InnerState at = start;
        for (int i = 0; i < count; i++) {
            InnerStep step = step(at);
            steps.add(step);
            at = step.after();
        }
        return new Trajectory(this, start, steps);
    }

    /** Returns the step from {@code at}. */
    InnerStep step(InnerState at) {
        Weights adapted = at.weights().select(loop.adapted().test());
        TaskLoss loss = problem.loss().apply(at.weights());
        Weights reached = problem.gradients(loss, adapted);
        Weights gradients =
                differentiable ? reached : reached.map((name, g) -> problem.tf().stopGradient(g));
        return new InnerStep(at, loss, gradients, update(at, adapted, gradients));
    }

    /** One call of the optimizer for the weights of each rate. */
    private InnerState update(InnerState at, Weights adapted, Weights gradients) {
        Ops tf = problem.tf();
        // What the inner loss does not reach has a gradient of zero.
        Weights all = adapted.map((name, w) -> gradients.names().contains(name) ? gradients.get(name) : zero(w));
        Operand<TFloat32> number = tf.math.add(at.done(), tf.constant(1f));
        Weights changed = Weights.of(Map.of());
        Map<String, Weights> slots = new HashMap<>();
        for (Map.Entry<Operand<TFloat32>, Set<String>> group :
                loop.rates().groups(tf, problem.rates(), adapted.names()).entrySet()) {
            Set<String> names = group.getValue();
            Map<String, Weights> buffers = new HashMap<>();
            at.slots().forEach((slot, weights) -> buffers.put(slot, weights.select(names::contains)));
            Optimizer.Update update = loop.optimizer()
                    .step(new Optimizer.Step(
                            tf,
                            group.getKey(),
                            number,
                            adapted.select(names::contains),
                            all.select(names::contains),
                            buffers));
            changed = changed.and(update.weights());
            update.slots().forEach((slot, weights) -> slots.merge(slot, weights, Weights::and));
        }
        Weights moved = changed;
        Weights weights = at.weights().map((name, w) -> moved.names().contains(name) ? moved.get(name) : w);
        return new InnerState(weights, slots, number);
    }

    private Operand<TFloat32> zero(Operand<TFloat32> like) {
        Ops tf = problem.tf();
        return tf.fill(tf.constant(like.shape().asArray()), tf.constant(0f));
    }
}
