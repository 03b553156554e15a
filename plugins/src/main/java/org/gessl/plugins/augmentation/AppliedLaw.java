package org.gessl.plugins.augmentation;

import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The law of an operation that some images get: whether it is applied. */
final class AppliedLaw {
    private AppliedLaw() {}

    /** Returns {@code samples} draws of {@code applied}, 0 or 1, at the chance {@code p} of the options. */
    static Map<String, Operand<TFloat32>> draw(Ops tf, RandomStream random, int samples, Map<String, Object> options) {
        double p = Numbers.of(options, "p").number("p");
        return Map.of("applied", tf.dtypes.cast(random.chance(Shape.of(samples), p), TFloat32.class));
    }
}
