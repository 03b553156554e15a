package com.example.acme;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

final class AlignmentLoss implements Loss {
    private final Alignment options;

    @Inject
    AlignmentLoss(Alignment options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Ops tf = net.tf();
        Operand<TFloat32> similarity = tf.reduceSum(
                tf.math.mul(normalised(tf, views.get(0)), normalised(tf, views.get(1))), tf.constant(1));
        Operand<TFloat32> distance = tf.math.sub(tf.constant(1f), similarity);
        Operand<TFloat32> cost = tf.nn.relu(tf.math.sub(distance, tf.constant((float) options.margin())));
        return tf.math.mean(cost, tf.constant(0));
    }

    private static Operand<TFloat32> normalised(Ops tf, View view) {
        Operand<TFloat32> squares = tf.math.square(view.embedding());
        Operand<TFloat32> norm = tf.math.sqrt(tf.math.add(
                tf.reduceSum(squares, tf.constant(1), org.tensorflow.op.core.ReduceSum.keepDims(true)),
                tf.constant(1e-12f)));
        return tf.math.div(view.embedding(), norm);
    }

    @Override
    public String toString() {
        return "alignment with margin " + options.margin();
    }
}
