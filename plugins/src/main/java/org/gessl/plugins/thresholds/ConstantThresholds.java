package org.gessl.plugins.thresholds;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Thresholds;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The threshold of {@link ConstantThreshold}. */
final class ConstantThresholds implements Thresholds {
    private final ConstantThreshold options;

    @Inject
    ConstantThresholds(ConstantThreshold options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> features) {
        Ops tf = net.tf();
        return tf.fill(tf.constant(new long[] {features.shape().get(0)}), tf.constant((float) options.value()));
    }
}
