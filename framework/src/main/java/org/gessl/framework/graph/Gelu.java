package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The Gaussian error linear unit, {@code x * P(Z <= x)} of a standard normal Z (Hendrycks and Gimpel, arXiv 1606.08415), exact. */
public final class Gelu {
    private static final float INVERSE_ROOT = (float) Math.sqrt(0.5);

    private Gelu() {}

    /** Returns {@code x * (1 + erf(x / sqrt 2)) / 2} of each element. */
    public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> erf = tf.math.erf(tf.math.mul(x, tf.constant(INVERSE_ROOT)));
        return tf.math.mul(tf.math.mul(x, tf.constant(0.5f)), tf.math.add(erf, tf.constant(1f)));
    }
}
