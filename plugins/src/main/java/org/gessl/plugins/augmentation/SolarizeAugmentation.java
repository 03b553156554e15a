package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Inverts bright values, each channel by itself. */
final class SolarizeAugmentation implements Augmentation {
    private final Solarize options;

    @Inject
    SolarizeAugmentation(Solarize options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        return solarize(tf, images, options.threshold());
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of(
                "solarize",
                (tf, images, o) ->
                        solarize(tf, images, Numbers.of(o, "threshold").number("threshold")));
    }

    private static Operand<TFloat32> solarize(Ops tf, Operand<TFloat32> images, double threshold) {
        return tf.select(
                tf.math.greaterEqual(images, tf.constant((float) threshold)),
                InvertAugmentation.inverted(tf, images),
                images);
    }
}
