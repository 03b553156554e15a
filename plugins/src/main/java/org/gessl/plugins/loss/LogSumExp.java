package org.gessl.plugins.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * The logarithm of a sum of exponentials along some axes, which are kept at size 1. It is held in two parts, so that a
 * difference from it does not lose digits to a common large value; no exponential exceeds 1.
 *
 * @param largest maximum along the axes; a constant in every derivative, as shifting by it changes nothing mathematically
 * @param remainder log sum exp(x - largest)
 */
public record LogSumExp(Operand<TFloat32> largest, Operand<TFloat32> remainder) {

    /** Returns that of {@code x} along {@code axes}. */
    public static LogSumExp of(Ops tf, Operand<TFloat32> x, int... axes) {
        Operand<TFloat32> largest = tf.stopGradient(tf.reduceMax(x, tf.constant(axes), ReduceMax.keepDims(true)));
        Operand<TFloat32> sum =
                tf.reduceSum(tf.math.exp(tf.math.sub(x, largest)), tf.constant(axes), ReduceSum.keepDims(true));
        return new LogSumExp(largest, tf.math.log(sum));
    }

    /** Returns the logarithm of the softmax of {@code x} along {@code axes}, of the shape of {@code x}. */
    public static Operand<TFloat32> logSoftmax(Ops tf, Operand<TFloat32> x, int... axes) {
        return tf.math.neg(of(tf, x, axes).minus(tf, x));
    }

    /** Returns its value. */
    public Operand<TFloat32> value(Ops tf) {
        return tf.math.add(largest, remainder);
    }

    /** Returns its value minus {@code y}, with broadcasting. */
    public Operand<TFloat32> minus(Ops tf, Operand<TFloat32> y) {
        return tf.math.add(tf.math.sub(largest, y), remainder);
    }
}
