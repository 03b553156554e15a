package org.gessl.plugins.thresholds;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.plugin.Thresholds;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The threshold of {@link LearnedConstant}. */
final class LearnedConstantThresholds implements Thresholds {
    private final Initializer initial;

    @Inject
    LearnedConstantThresholds(LearnedConstant options) {
        this.initial = Initializer.constant((float) atanh(options.initial()));
    }

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> features) {
        Ops tf = net.tf();
        Operand<TFloat32> one = tf.math.tanh(net.parameter("logit", Shape.of(1), initial));
        Operand<TFloat32> ones =
                tf.fill(tf.constant(new long[] {features.shape().get(0)}), tf.constant(1f));
        return tf.math.mul(one, ones);
    }

    private static double atanh(double x) {
        return (Math.log1p(x) - Math.log1p(-x)) / 2;
    }
}
