package org.gessl.plugins.loss.distillation;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.plugin.Loss;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The symmetric negative cosine of predictions p with targets z of the other view,
 * {@code -mean_i cos(p1_i, z2_i) / 2 - mean_i cos(p2_i, z1_i) / 2}; the targets are constants in every derivative.
 *
 * @param eps smallest length that a row is divided by
 */
record NegativeCosine(double eps) {

    /** Returns the loss of predictions and targets of both views, [N, D] each. */
    Operand<TFloat32> of(Ops tf, List<Operand<TFloat32>> predictions, List<Operand<TFloat32>> targets) {
        Operand<TFloat32> sum = tf.math.add(
                cosine(tf, predictions.get(0), targets.get(1)), cosine(tf, predictions.get(1), targets.get(0)));
        return tf.math.mul(sum, tf.constant(-0.5f));
    }

    /** Returns the formula under its name in reference files. */
    Map<String, Loss.Criterion> criteria() {
        return Map.of(
                "neg-cosine",
                (tf, inputs) -> Map.of(
                        "loss",
                        of(
                                tf,
                                List.of(inputs.get("p1"), inputs.get("p2")),
                                List.of(inputs.get("z1"), inputs.get("z2")))));
    }

    private Operand<TFloat32> cosine(Ops tf, Operand<TFloat32> prediction, Operand<TFloat32> target) {
        Operand<TFloat32> p = Rows.normalise(tf, prediction, eps);
        Operand<TFloat32> z = tf.stopGradient(Rows.normalise(tf, target, eps));
        return tf.math.mean(tf.reduceSum(tf.math.mul(p, z), tf.constant(1)), tf.constant(0));
    }
}
