package org.gessl.framework.graph.token;

import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Layer normalisation (Ba et al., arXiv 1607.06450): {@code (x - mean) / sqrt(variance + 1e-6) * gamma + beta}, with mean and biased variance over
 * the last axis.
 */
public final class LayerNorm {
    private static final float EPSILON = 1e-6f;

    private LayerNorm() {}

    /** Returns the normalised {@code x} [..., D]; the parameters of {@code net} are called {@code gamma} and {@code beta}. */
    public static Operand<TFloat32> apply(Forward net, Operand<TFloat32> x) {
        Ops tf = net.tf();
        Shape channels = Shape.of(x.shape().get(-1));
        Operand<TFloat32> gamma = net.parameter("gamma", channels, Initializer.constant(1));
        Operand<TFloat32> beta = net.parameter("beta", channels, Initializer.constant(0));
        Operand<TFloat32> centred = tf.math.sub(x, mean(tf, x));
        Operand<TFloat32> variance = mean(tf, tf.math.square(centred));
        Operand<TFloat32> normalised = tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
        return tf.math.add(tf.math.mul(normalised, gamma), beta);
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
        return tf.math.mean(x, tf.constant(-1), Mean.keepDims(true));
    }
}
