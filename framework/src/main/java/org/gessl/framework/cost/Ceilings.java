package org.gessl.framework.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

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
        rates.put("convolution-fp32", convolutionFlops() / convolutionSeconds(TFloat32.class));
        rates.put("product-bf16", product(TBfloat16.class));
        rates.put("convolution-bf16", convolutionFlops() / convolutionSeconds(TBfloat16.class));
        return rates;
    }

    /** Returns the time of the large convolution in fp32 [s], measured now. */
    public static double convolutionSeconds() {
        return convolutionSeconds(TFloat32.class);
    }

    /** Returns what the large convolution computes [FLOP]. */
    public static double convolutionFlops() {
        return Work.convolution(WorkKind.CONVOLUTION, KERNEL, IMAGES).amount();
    }

    private static double product(Class<? extends TType> type) {
        double seconds =
                TimedGraph.seconds(type, List.of(SQUARE, SQUARE), (tf, in) -> tf.linalg.matMul(in.get(0), in.get(1)));
        return 2 * Math.pow(SIDE, 3) / seconds;
    }

    private static double convolutionSeconds(Class<? extends TType> type) {
        return TimedGraph.seconds(
                type, List.of(IMAGES, KERNEL), (tf, in) -> tf.nn.conv2d(in.get(0), in.get(1), STRIDES, "SAME"));
    }
}
