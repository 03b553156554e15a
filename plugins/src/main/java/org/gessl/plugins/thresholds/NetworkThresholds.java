package org.gessl.plugins.thresholds;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Thresholds;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The network of {@link ThresholdNetwork}. */
final class NetworkThresholds implements Thresholds {
    private final ThresholdNetwork options;

    @Inject
    NetworkThresholds(ThresholdNetwork options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> features) {
        Ops tf = net.tf();
        Operand<TFloat32> logits = net.dense("dense1", net.relu(net.dense("dense0", features, options.hidden())), 1);
        return tf.math.tanh(
                tf.reshape(logits, tf.constant(new long[] {features.shape().get(0)})));
    }
}
