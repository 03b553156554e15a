package org.gessl.framework.bilevel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The inner loop: K steps of an optimizer on the inner loss, unrolled in the graph.
 *
 * @param optimizer rule of the steps; its buffers start at zero and are part of what is differentiated
 * @param steps K, at least 0
 */
public record InnerLoop(Optimizer optimizer, int steps) {

    /**
     * Returns the steps from {@code theta}.
     *
     * @param loss the inner loss on the support at some theta'
     * @param differentiable whether the inner gradients are functions of theta and phi, or constants
     */
    public Trajectory run(Ops tf, Weights theta, Function<Weights, TaskLoss> loss, boolean differentiable) {
        List<Weights> visited = new ArrayList<>(List.of(theta));
        List<TaskLoss> losses = new ArrayList<>();
        Map<String, Weights> slots = new LinkedHashMap<>();
        optimizer.slots().forEach(slot -> slots.put(slot, zeros(tf, theta)));
        Weights current = theta;
        for (int k = 0; k < steps; k++) {
            TaskLoss here = loss.apply(current);
            Weights gradients = orZero(tf, Gradients.of(tf, here.total(), current), current);
            if (!differentiable) {
                gradients = gradients.map((name, g) -> tf.stopGradient(g));
            }
            Optimizer.Update update = optimizer.step(new Optimizer.Step(
                    tf, tf.constant((float) optimizer.learningRate()), tf.constant(k + 1f), current, gradients, slots));
            current = update.weights();
            slots.putAll(update.slots());
            visited.add(current);
            losses.add(here);
        }
        return new Trajectory(visited, losses);
    }

    /** What the inner loss does not reach stays where it is. */
    private static Weights orZero(Ops tf, Weights reached, Weights all) {
        return all.map((name, w) -> reached.names().contains(name) ? reached.get(name) : zero(tf, w));
    }

    private static Weights zeros(Ops tf, Weights like) {
        return like.map((name, w) -> zero(tf, w));
    }

    private static Operand<TFloat32> zero(Ops tf, Operand<TFloat32> like) {
        return tf.fill(tf.constant(like.shape().asArray()), tf.constant(0f));
    }
}
