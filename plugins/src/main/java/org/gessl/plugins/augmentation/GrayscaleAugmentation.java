package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Grey images, as one matrix product over the channels. */
final class GrayscaleAugmentation implements Augmentation {

    @Inject
    GrayscaleAugmentation() {}

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        return grey(tf, images);
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("grayscale", (tf, images, o) -> {
            Numbers.of(o);
            return grey(tf, images);
        });
    }

    @Override
    public Map<String, Law> laws() {
        return Map.of("law-random-grayscale", AppliedLaw::draw);
    }

    private static Operand<TFloat32> grey(Ops tf, Operand<TFloat32> images) {
        Shape shape = images.shape();
        float[][] luma = new float[3][3];
        for (int channel = 0; channel < 3; channel++) {
            Arrays.fill(luma[channel], Colors.LUMA[channel]);
        }
        Operand<TFloat32> pixels = tf.reshape(images, tf.array(shape.size() / 3, 3L));
        return tf.reshape(tf.linalg.matMul(pixels, tf.constant(luma)), tf.constant(shape));
    }
}
