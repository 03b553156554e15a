package org.gessl.plugins.hypergradient;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.InnerStep;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.graph.gradient.Reevaluation;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The central difference of two gradients of the inner loss, at {@code theta' +- eps v / ||v||}. The second evaluation waits for the first, so that only
 * one has its activations in memory.
 *
 * @param task whose inner loss it is
 * @param eps length of the step to either side
 */
record DifferenceCurvature(BilevelTask task, double eps) implements Curvature {
    private static final float SMALLEST_NORM = 1e-30f;

    @Override
    public Weights product(InnerStep step, Weights direction) {
        Ops tf = task.tf();
        Operand<TFloat32> norm = tf.math.maximum(WeightMath.norm(tf, direction), tf.constant(SMALLEST_NORM));
        Weights move = WeightMath.times(tf, direction, tf.math.div(tf.constant((float) eps), norm));
        Weights ahead = gradients(step, move, tf::<TFloat32>identity, List.of());
        Weights behind = gradients(step, move, tf.math::neg, List.copyOf(ahead.values()));
        Operand<TFloat32> slope = tf.math.div(norm, tf.constant((float) (2 * eps)));
        return ahead.map((name, g) -> tf.math.mul(tf.math.sub(g, behind.get(name)), slope));
    }

    private Weights gradients(
            InnerStep step, Weights move, UnaryOperator<Operand<TFloat32>> sign, List<? extends Op> after) {
        Ops tf = task.tf();
        Ops later = tf.withControlDependencies(List.copyOf(after));
        Weights here = step.before().weights();
        Weights there = move.map((name, v) -> later.math.add(here.get(name), sign.apply(v)));
        Operand<TFloat32> loss = Reevaluation.of(tf, step.loss().total(), here, there);
        Weights still = here.select(name -> !there.names().contains(name));
        return Gradients.of(tf, loss, there.and(still).and(task.phi()));
    }
}
