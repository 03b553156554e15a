package org.gessl.testing;

import org.gessl.framework.train.Checkpoint.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One number of many, whose gradient is another for each of them. */
final class Mixture {
    private static final long SEED = 5;

    private Mixture() {}

    /** Returns the sum of the elements of {@code x}, of static shape, each times a drawn number. */
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> x) {
        Tensor factors = Tensors.normal(SEED, x.shape().asArray());
        Operand<TFloat32> flat = tf.reshape(x, tf.constant(new long[] {-1}));
        return tf.sum(tf.math.mul(flat, tf.constant(factors.values())), tf.constant(0));
    }
}
