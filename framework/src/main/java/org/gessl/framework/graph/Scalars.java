package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.family.TType;

/** Constants in the element type of the tensor that they meet, so that one formula serves float32 and float64. */
public final class Scalars {
    private Scalars() {}

    /** Returns {@code value} as a scalar of {@code x}'s element type. */
    @SuppressWarnings("unchecked")
    public static <T extends TType> Operand<T> like(Ops tf, Operand<T> x, double value) {
        DataType type = x.asOutput().dataType();
        if (type == DataType.DT_DOUBLE) {
            return (Operand<T>) tf.constant(value);
        }
        Operand<?> single = tf.constant((float) value);
        return type == DataType.DT_FLOAT ? (Operand<T>) single : tf.dtypes.cast(single, x.type());
    }

    /** Returns {@code factor * x}. */
    public static <T extends TType> Operand<T> scaled(Ops tf, Operand<T> x, double factor) {
        return tf.math.mul(x, like(tf, x, factor));
    }
}
