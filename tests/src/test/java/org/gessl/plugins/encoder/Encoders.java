package org.gessl.plugins.encoder;

import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Encoder;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What the tests of encoders share. */
final class Encoders {
    private Encoders() {}

    /** Returns the tensors of {@code encoder} for two images of {@code size x size}. */
    static ParameterLayout layout(Encoder encoder, int size) {
        return ParameterLayout.of(net -> encoder.apply(net.scope("encoder"), images(net.tf(), 2, size, size)));
    }

    /** Returns random images. */
    static Operand<TFloat32> images(Ops tf, int count, int height, int width) {
        return new RandomStream(tf, tf.constant(3L)).uniform(Shape.of(count, height, width, 3));
    }

    /** Returns a scalar whose gradient is another for each feature. */
    static Operand<TFloat32> mixed(Ops tf, Operand<TFloat32> features) {
        Operand<TFloat32> weights = new RandomStream(tf, tf.constant(5L)).normal(features.shape());
        return tf.sum(tf.math.mul(features, weights), tf.array(0, 1));
    }
}
