package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Negatives of images. */
final class InvertAugmentation implements Augmentation {

    @Inject
    InvertAugmentation() {}

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        return inverted(tf, images);
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("invert", (tf, images, o) -> {
            Numbers.of(o);
            return inverted(tf, images);
        });
    }

    /** Returns 1 - {@code images}. */
    static Operand<TFloat32> inverted(Ops tf, Operand<TFloat32> images) {
        return tf.math.sub(tf.constant(1f), images);
    }
}
