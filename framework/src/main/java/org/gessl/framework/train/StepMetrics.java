package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.TaskLoss;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** The figures of a step, fetched as one vector. */
final class StepMetrics {
    /** The factor on gradients inside 16-bit layers. */
    static final String LOSS_SCALE = "loss-scale/scale";
    /** 1 for a step that an overflow stopped from changing anything, else 0. */
    static final String SKIPPED = "loss-scale/skipped";

    private final Ops tf;
    private final Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();

    StepMetrics(Ops tf) {
        this.tf = tf;
    }

    /** Returns the names, in the order of the vector's elements. */
    List<String> names() {
        return List.copyOf(scalars.keySet());
    }

    /** Returns the vector. */
    Operand<TFloat32> vector() {
        return tf.stack(List.copyOf(scalars.values()));
    }

    /** Adds the losses of {@code estimate}, its thresholds and how far its features are spread. */
    StepMetrics losses(HypergradientEstimate estimate) {
        scalars.put("loss", estimate.outer().value());
        TaskLoss outer = estimate.outer().parts().get(0);
        TaskLoss support = outer;
        if (!estimate.trajectory().losses().isEmpty()) {
            support = estimate.trajectory().losses().get(0);
            parts("support", support);
            parts("query", outer);
        }
        outer.thresholds().or(support::thresholds).ifPresent(this::thresholds);
        scalars.put("feature-std", spread(support.views().get(0).features()));
        return this;
    }

    /** Adds the global norm of {@code gradients} under {@code name}; nothing if there are none. */
    StepMetrics norm(String name, Weights gradients) {
        if (!gradients.isEmpty()) {
            scalars.put(name, globalNorm(tf, gradients));
        }
        return this;
    }

    /** Adds the factor on gradients inside the layers, and whether the step was skipped. */
    StepMetrics scaled(Operand<TFloat32> scale, Operand<TBool> finite) {
        scalars.put(LOSS_SCALE, scale);
        scalars.put(SKIPPED, tf.select(finite, tf.constant(0f), tf.constant(1f)));
        return this;
    }

    /** Returns whether the figure {@code name} is of the step; others are of a task. */
    static boolean ofStep(String name) {
        return name.startsWith("gradient-norm") || name.startsWith("loss-scale");
    }

    /** Returns the square root of the sum of all squares. */
    static Operand<TFloat32> globalNorm(Ops tf, Weights gradients) {
        List<Operand<TFloat32>> halves = new ArrayList<>();
        gradients.values().forEach(g -> halves.add(tf.nn.l2Loss(g)));
        return tf.math.sqrt(tf.math.mul(tf.math.addN(halves), tf.constant(2f)));
    }

    private void parts(String where, TaskLoss loss) {
        scalars.put("loss/" + where + "-ssl", loss.ssl());
        loss.disc().ifPresent(disc -> scalars.put("loss/" + where + "-disc", disc));
    }

    private void thresholds(Operand<TFloat32> t) {
        scalars.put("threshold/mean", tf.math.mean(t, tf.constant(0)));
        scalars.put("threshold/std", deviation(t));
        scalars.put("threshold/min", tf.min(t, tf.constant(0)));
        scalars.put("threshold/max", tf.max(t, tf.constant(0)));
    }

    /** Mean over the dimensions of the standard deviation of normalised features; {@code 1/sqrt(D)} when they are spread evenly, 0 after a collapse. */
    private Operand<TFloat32> spread(Operand<TFloat32> features) {
        return tf.math.mean(deviation(Rows.normalise(tf, features)), tf.constant(0));
    }

    /** Standard deviation along the first axis. */
    private Operand<TFloat32> deviation(Operand<TFloat32> x) {
        Operand<TFloat32> centred = tf.math.sub(x, tf.math.mean(x, tf.constant(0)));
        return tf.math.sqrt(tf.math.mean(tf.math.square(centred), tf.constant(0)));
    }
}
