package org.gessl.plugins.loss.decorrelation;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** The way into float64 and back, for what float32 cannot hold: factors of nearly singular matrices, distances of nearly equal rows. */
final class Precise {
    private Precise() {}

    static Operand<TFloat64> of(Ops tf, Operand<TFloat32> x) {
        return tf.dtypes.cast(x, TFloat64.class);
    }

    static Operand<TFloat32> rounded(Ops tf, Operand<TFloat64> x) {
        return tf.dtypes.cast(x, TFloat32.class);
    }
}
