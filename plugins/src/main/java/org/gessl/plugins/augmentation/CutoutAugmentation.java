package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Draws the middle of a square for each image and fills the square. */
final class CutoutAugmentation implements Augmentation {
    private final Cutout options;

    @Inject
    CutoutAugmentation(Cutout options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        Shape shape = images.shape();
        Shape each = Shape.of(shape.get(0));
        Operand<TFloat32> y = centre(tf, random, each, shape.get(1));
        Operand<TFloat32> x = centre(tf, random, each, shape.get(2));
        return cut(tf, images, square(tf, y, x, options.length()), options.value());
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("cutout", (tf, images, o) -> {
            Numbers numbers = Numbers.of(o, "center_y", "center_x", "length", "value");
            Operand<TFloat32> each = tf.zeros(tf.array(images.shape().get(0)), TFloat32.class);
            Operand<TFloat32> y = tf.math.add(each, tf.constant((float) numbers.number("center_y")));
            Operand<TFloat32> x = tf.math.add(each, tf.constant((float) numbers.number("center_x")));
            return cut(tf, images, square(tf, y, x, numbers.whole("length")), numbers.number("value"));
        });
    }

    @Override
    public Map<String, Law> laws() {
        return Map.of("law-cutout", (tf, random, samples, o) -> {
            Numbers numbers = Numbers.of(o, "height", "width");
            Shape each = Shape.of(samples);
            return Map.of(
                    "center_y", centre(tf, random, each, numbers.whole("height")),
                    "center_x", centre(tf, random, each, numbers.whole("width")));
        });
    }

    /** Returns a line of each image, uniform among its {@code length}. */
    private static Operand<TFloat32> centre(Ops tf, RandomStream random, Shape each, long length) {
        return tf.math.floor(random.uniform(each, 0, length));
    }

    private static Boxes square(Ops tf, Operand<TFloat32> y, Operand<TFloat32> x, int length) {
        Operand<TFloat32> half = tf.constant((float) (length / 2));
        Operand<TFloat32> side = tf.math.add(tf.zerosLike(y), tf.constant(2f * (length / 2)));
        return new Boxes(tf.math.sub(y, half), tf.math.sub(x, half), side, side);
    }

    private static Operand<TFloat32> cut(Ops tf, Operand<TFloat32> images, Boxes boxes, double value) {
        return boxes.fill(tf, images, tf.constant((float) value));
    }
}
