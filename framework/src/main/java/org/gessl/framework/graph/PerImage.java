package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Chooses image by image. */
public final class PerImage {
    private PerImage() {}

    /**
     * Returns each image of {@code changed} with chance {@code probability}, and of {@code images} otherwise.
     *
     * @param changed [N, H, W, 3]
     * @param images [N, H, W, 3]
     * @throws IllegalArgumentException if the shapes differ and {@code probability} is neither 0 nor 1
     */
    public static Operand<TFloat32> sometimes(
            Ops tf, RandomStream random, double probability, Operand<TFloat32> changed, Operand<TFloat32> images) {
        if (probability <= 0) {
            return images;
        }
        if (probability >= 1) {
            return changed;
        }
        Shape shape = images.shape();
        if (!shape.equals(changed.shape())) {
            throw new IllegalArgumentException("an operation that changes the shape from " + shape + " to "
                    + changed.shape() + " cannot be applied to some images only");
        }
        return where(tf, random.chance(Shape.of(shape.get(0)), probability), changed, images);
    }

    /**
     * Returns each image of {@code changed} where {@code chosen}, and of {@code images} otherwise.
     *
     * @param chosen [N]
     * @param changed [N, H, W, 3]
     * @param images [N, H, W, 3]
     */
    public static Operand<TFloat32> where(
            Ops tf, Operand<TBool> chosen, Operand<TFloat32> changed, Operand<TFloat32> images) {
        Shape shape = images.shape();
        Operand<TBool> column = tf.reshape(chosen, tf.array(shape.get(0), 1L));
        Operand<TFloat32> picked = tf.select(column, flat(tf, changed), flat(tf, images));
        return tf.reshape(picked, tf.constant(shape));
    }

    private static Operand<TFloat32> flat(Ops tf, Operand<TFloat32> images) {
        Shape shape = images.shape();
        return tf.reshape(images, tf.array(shape.get(0), shape.size() / shape.get(0)));
    }
}
