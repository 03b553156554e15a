package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/** Draws an angle for each image and turns it. */
final class RotateAugmentation implements Augmentation {
    private final Rotate options;

    @Inject
    RotateAugmentation(Rotate options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        return turned(tf, images, angle(random, Shape.of(images.shape().get(0)), options.degrees()));
    }

    @Override
    public Map<String, Law> laws() {
        return Map.of(
                "law-random-rotation",
                (tf, random, samples, o) -> Map.of(
                        "angle",
                        angle(
                                random,
                                Shape.of(samples),
                                Numbers.of(o, "degrees").number("degrees"))));
    }

    private static Operand<TFloat32> angle(RandomStream random, Shape each, double degrees) {
        return random.uniform(each, (float) -degrees, (float) degrees);
    }

    /** Returns each of {@code images} turned counter-clockwise by its {@code angle} [degrees] [N]. */
    private static Operand<TFloat32> turned(Ops tf, Operand<TFloat32> images, Operand<TFloat32> angle) {
        Shape shape = images.shape();
        Operand<TFloat32> radians = tf.math.mul(angle, tf.constant((float) (Math.PI / 180)));
        Operand<TFloat32> cos = tf.math.cos(radians);
        Operand<TFloat32> sin = tf.math.sin(radians);
        Operand<TFloat32> x = tf.constant((shape.get(2) - 1) / 2f);
        Operand<TFloat32> y = tf.constant((shape.get(1) - 1) / 2f);
        Operand<TFloat32> left = tf.math.add(tf.math.sub(x, tf.math.mul(cos, x)), tf.math.mul(sin, y));
        Operand<TFloat32> top = tf.math.sub(tf.math.sub(y, tf.math.mul(sin, x)), tf.math.mul(cos, y));
        Operand<TFloat32> none = tf.zerosLike(angle);
        Operand<TFloat32> sources =
                tf.stack(List.of(cos, tf.math.neg(sin), left, sin, cos, top, none, none), Stack.axis(1L));
        return tf.image.imageProjectiveTransformV3(
                images, sources, tf.array((int) shape.get(1), (int) shape.get(2)), tf.constant(0f), "BILINEAR");
    }
}
