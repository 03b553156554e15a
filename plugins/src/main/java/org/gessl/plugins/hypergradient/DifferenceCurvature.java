package org.gessl.plugins.hypergradient;

import java.util.List;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.InnerStep;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.graph.gradient.Reevaluation;
import org.tensorflow.Operand;
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
        Weights here = step.before().weights();
        Weights ahead = gradients(step, move.map((name, v) -> tf.math.add(here.get(name), v)));
        Ops later = tf.withControlDependencies(List.copyOf(ahead.values()));
        Weights behind = gradients(step, move.map((name, v) -> later.math.sub(here.get(name), v)));
        Operand<TFloat32> slope = tf.math.div(norm, tf.constant((float) (2 * eps)));
        return ahead.map((name, g) -> tf.math.mul(tf.math.sub(g, behind.get(name)), slope));
    }

    private Weights gradients(InnerStep step, Weights there) {
        Ops tf = task.tf();
        Weights here = step.before().weights();
        Operand<TFloat32> loss = Reevaluation.of(tf, step.loss().total(), here, there);
        Weights still = here.select(name -> !there.names().contains(name));
        return Gradients.of(tf, loss, there.and(still).and(task.phi()));
    }
}
