package org.gessl.framework.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.spec.Precision;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/** The most that the library gets out of the machine: a large matrix product and a large convolution. */
public final class Ceilings {
    private static final int SIDE = 1024;
    private static final Shape SQUARE = Shape.of(SIDE, SIDE);
    private static final Shape IMAGES = Shape.of(64, 32, 32, 64);
    private static final Shape KERNEL = Shape.of(3, 3, 64, 64);
    private static final List<Long> STRIDES = List.of(1L, 1L, 1L, 1L);

    private Ceilings() {}

    /** Returns the rates [FLOP/s] of {@code product-fp32}, {@code convolution-fp32} and of the same two in bf16, measured now. */
    public static Map<String, Double> measure() {
        Map<String, Double> rates = new LinkedHashMap<>();
        rates.put("product-fp32", product(TFloat32.class));
        rates.put("convolution-fp32", convolution(TFloat32.class));
        rates.put("product-bf16", product(TBfloat16.class));
        rates.put("convolution-bf16", convolution(TBfloat16.class));
        return rates;
    }

    /** Returns the rate of the large convolution in fp32 [FLOP/s], measured now. */
    public static double convolution() {
        return convolution(TFloat32.class);
    }

    private static double product(Class<? extends TNumber> type) {
        double seconds = TimedGraph.seconds(
                Precision.FP32,
                List.of(SQUARE, SQUARE),
                (tf, in) -> tf.linalg.matMul(cast(tf, in, 0, type), cast(tf, in, 1, type)));
        return 2 * Math.pow(SIDE, 3) / seconds;
    }

    private static double convolution(Class<? extends TNumber> type) {
        double seconds = TimedGraph.seconds(
                Precision.FP32,
                List.of(IMAGES, KERNEL),
                (tf, in) -> tf.nn.conv2d(cast(tf, in, 0, type), cast(tf, in, 1, type), STRIDES, "SAME"));
        return Work.convolution(WorkKind.CONVOLUTION, KERNEL, IMAGES).amount() / seconds;
    }

    @SuppressWarnings("unchecked")
    private static Operand<TNumber> cast(
            Ops tf, List<Operand<TFloat32>> inputs, int index, Class<? extends TNumber> type) {
        Operand<? extends TNumber> input = inputs.get(index);
        return (Operand<TNumber>) (type == TFloat32.class ? input : tf.dtypes.cast(input, type));
    }
}
