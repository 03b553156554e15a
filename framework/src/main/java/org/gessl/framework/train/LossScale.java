package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.TrainSlot;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * The factor on gradients inside 16-bit layers, which follows what the gradients allow (Micikevicius et al., arXiv 1710.03740, section 3.2): a step with a gradient
 * that is not finite is skipped and lowers it; after some good steps in a row it doubles. It is part of the training state.
 *
 * <p>How a gradient is scaled, and why an inner step and a hypergradient do not notice, is told in {@link org.gessl.framework.graph.LayerFormat}. An overflow in
 * an inner step makes the adapted weights and with them the hypergradient not finite, so that one check at the end of the step sees all of them.
 */
final class LossScale {
    /** Where nothing is scaled any more, an overflow is the training's own. */
    private static final float LEAST = 1;

    private static final float MOST = 1L << 24;
    private static final String SCALE = "loss-scale/scale";
    private static final String GOOD_STEPS = "loss-scale/good-steps";

    private final Ops tf;
    private final Variables variables;
    private final float growthSteps;
    private final float backoff;

    /** Creates the scale with the settings of {@code train}. */
    LossScale(Ops tf, TrainSlot train) {
        this.tf = tf;
        this.growthSteps = train.lossScaleGrowthSteps();
        this.backoff = (float) train.lossScaleBackoff();
        this.variables = new Variables(
                tf,
                "precision",
                List.of(
                        new ParameterSpec(SCALE, Shape.scalar(), Initializer.constant((float) train.lossScale())),
                        new ParameterSpec(GOOD_STEPS, Shape.scalar(), Initializer.constant(0))));
    }

    /** Returns the variables: the scale, and the good steps in a row since it last changed. */
    Variables variables() {
        return variables;
    }

    /** Returns the factor of this step. */
    Operand<TFloat32> value() {
        return variables.values().get(SCALE);
    }

    /** Returns the operations that end a step, a good one if {@code finite}. */
    List<Op> update(Operand<TBool> finite) {
        Operand<TFloat32> good = tf.math.add(variables.values().get(GOOD_STEPS), tf.constant(1f));
        Operand<TBool> grown = tf.math.greaterEqual(good, tf.constant(growthSteps));
        Operand<TFloat32> larger = tf.math.minimum(tf.math.mul(value(), tf.constant(2f)), tf.constant(MOST));
        Operand<TFloat32> smaller = tf.math.maximum(tf.math.mul(value(), tf.constant(backoff)), tf.constant(LEAST));
        Operand<TFloat32> zero = tf.constant(0f);
        Map<String, Operand<TFloat32>> next = new LinkedHashMap<>();
        next.put(SCALE, tf.select(finite, tf.select(grown, larger, value()), smaller));
        next.put(GOOD_STEPS, tf.select(finite, tf.select(grown, zero, good), zero));
        return variables.assign(Weights.of(next));
    }

    /** Returns whether {@code loss} and all of {@code gradients} are finite, a scalar. */
    static Operand<TBool> finite(Ops tf, Operand<TFloat32> loss, Weights gradients) {
        List<Operand<TFloat32>> sums = new ArrayList<>(List.of(loss));
        gradients.values().forEach(gradient -> sums.add(tf.nn.l2Loss(gradient)));
        return tf.math.isFinite(tf.math.addN(sums));
    }

    /** Returns whether a step with these figures was skipped for an overflow that a smaller scale may avoid. */
    static boolean skipped(Map<String, Double> figures) {
        return figures.getOrDefault(StepMetrics.SKIPPED, 0.0) > 0 && figures.get(StepMetrics.LOSS_SCALE) > LEAST;
    }
}
