package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.Map;
import org.gessl.framework.graph.PerImage;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Reverses the columns of some images. */
final class HorizontalFlipAugmentation implements Augmentation {
    private final HorizontalFlip options;

    @Inject
    HorizontalFlipAugmentation(HorizontalFlip options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        return PerImage.sometimes(tf, random, options.p(), flip(tf, images), images);
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("horizontal-flip", (tf, images, o) -> {
            Numbers.of(o);
            return flip(tf, images);
        });
    }

    @Override
    public Map<String, Law> laws() {
        return Map.of("law-random-horizontal-flip", AppliedLaw::draw);
    }

    private static Operand<TFloat32> flip(Ops tf, Operand<TFloat32> images) {
        Shape shape = images.shape();
        // TensorFlow reverses an array of rows of three-channel pixels several times faster than one of images.
        Operand<TFloat32> rows = tf.reshape(images, tf.array(shape.get(0) * shape.get(1), shape.get(2), 3L));
        return tf.reshape(tf.reverse(rows, tf.array(1)), tf.constant(shape));
    }
}
