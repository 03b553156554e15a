package org.gessl.plugins.augmentation;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

/** Linear maps of images that work on rows and columns one after the other: resizing, cropping, blurring. */
final class Separable {
    private Separable() {}

    /**
     * Returns for each image and channel {@code rows * image * columns^T}, as two batched matrix products.
     *
     * @param images [N, H, W, 3]
     * @param rows [N, H', H]
     * @param columns [N, W', W]
     * @return [N, H', W', 3]
     */
    static Operand<TFloat32> apply(
            Ops tf, Operand<TFloat32> images, Operand<TFloat32> rows, Operand<TFloat32> columns) {
        Shape shape = images.shape();
        long n = shape.get(0);
        long width = shape.get(2);
        long newHeight = rows.shape().get(1);
        long newWidth = columns.shape().get(1);
        Operand<TFloat32> flat = tf.reshape(images, tf.array(n, shape.get(1), width * 3));
        Operand<TFloat32> high = tf.train.batchMatMul(rows, flat, TFloat32.class);
        Operand<TFloat32> planar =
                tf.linalg.transpose(tf.reshape(high, tf.array(n, newHeight, width, 3L)), tf.array(0, 1, 3, 2));
        Operand<TFloat32> wide = tf.train.batchMatMul(
                tf.reshape(planar, tf.array(n, newHeight * 3, width)), columns, TFloat32.class, BatchMatMul.adjY(true));
        return tf.linalg.transpose(tf.reshape(wide, tf.array(n, newHeight, 3L, newWidth)), tf.array(0, 1, 3, 2));
    }
}
