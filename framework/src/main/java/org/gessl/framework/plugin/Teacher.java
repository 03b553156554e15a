package org.gessl.framework.plugin;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A teacher that a loss asks for: the exponential moving average of every trainable tensor of the model, moved once after each outer
 * update, {@code teacher <- m teacher + (1 - m) theta}.
 *
 * <p>Source: mean teachers (arXiv 1703.01780); the rising momentum is that of BYOL (arXiv 2006.07733, section 3.2).
 *
 * @param momentum m at the start of the run, in [0, 1]
 * @param rising whether m rises to 1 along half a cosine over the run, {@code m = 1 - (1 - m_0) (cos(pi progress) + 1) / 2}, or stays
 */
public record Teacher(double momentum, boolean rising) {

    public Teacher {
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("momentum = " + momentum + " must be in [0, 1]");
        }
    }

    /** Returns m at {@code progress}, a scalar in [0, 1). */
    public Operand<TFloat32> momentum(Ops tf, Operand<TFloat32> progress) {
        if (!rising) {
            return tf.constant((float) momentum);
        }
        Operand<TFloat32> cosine = tf.math.cos(tf.math.mul(progress, tf.constant((float) Math.PI)));
        Operand<TFloat32> distance =
                tf.math.mul(tf.math.add(cosine, tf.constant(1f)), tf.constant((float) ((1 - momentum) / 2)));
        return tf.math.sub(tf.constant(1f), distance);
    }
}
