package org.gessl.plugins.loss.decorrelation;

import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** Sum and mean over all elements of a tensor. */
final class Totals {
    private Totals() {}

    static <T extends TNumber> Operand<T> sum(Ops tf, Operand<T> x) {
        return tf.reduceSum(x, everyAxis(tf, x));
    }

    static <T extends TNumber> Operand<T> mean(Ops tf, Operand<T> x) {
        return tf.math.mean(x, everyAxis(tf, x));
    }

    private static Operand<TInt32> everyAxis(Ops tf, Operand<?> x) {
        return tf.constant(IntStream.range(0, x.shape().numDimensions()).toArray());
    }
}
