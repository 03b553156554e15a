package org.gessl.framework.bilevel;

import java.util.function.Function;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What the inner steps descend on: {@code L_in(theta') + pull / 2 * ||theta' - theta||^2}.
 *
 * @param tf operations of the graph
 * @param theta where they start
 * @param rates logarithms of the learned rates relative to the optimizer's; empty if it is fixed
 * @param loss the inner loss on the support at some theta'
 * @param pull weight of the proximal term; 0 for none
 */
public record InnerProblem(Ops tf, Weights theta, Weights rates, Function<Weights, TaskLoss> loss, double pull) {

    /** Returns the gradients with respect to those of {@code adapted}, part of {@code at}, that the {@code loss} at {@code at} reaches. */
    Weights gradients(TaskLoss loss, Weights adapted) {
        Weights gradients = Gradients.of(tf, loss.total(), adapted);
        if (pull == 0) {
            return gradients;
        }
        Operand<TFloat32> weight = tf.constant((float) pull);
        Weights away = adapted.map((name, w) -> tf.math.mul(tf.math.sub(w, theta.get(name)), weight));
        return WeightMath.plus(tf, gradients, away);
    }
}
