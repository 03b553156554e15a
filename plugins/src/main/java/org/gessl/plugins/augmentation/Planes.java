package org.gessl.plugins.augmentation;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

/**
 * Images as three planes, each [N, H * W]: colour arithmetic is several times faster on them than on pixels of three neighbouring values.
 *
 * @param red first channel
 * @param green second channel
 * @param blue third channel
 */
record Planes(Operand<TFloat32> red, Operand<TFloat32> green, Operand<TFloat32> blue) {

    /** Returns the planes of {@code images} [N, H, W, 3]. */
    static Planes of(Ops tf, Operand<TFloat32> images) {
        Shape shape = images.shape();
        Operand<TFloat32> pixels = tf.reshape(images, tf.array(shape.get(0), shape.get(1) * shape.get(2), 3L));
        Operand<TFloat32> planar = tf.linalg.transpose(pixels, tf.array(0, 2, 1));
        List<org.tensorflow.Output<TFloat32>> planes =
                tf.unstack(planar, 3L, Unstack.axis(1L)).output();
        return new Planes(planes.get(0), planes.get(1), planes.get(2));
    }

    /** Returns the planes as images of {@code shape}, [N, H, W, 3]. */
    Operand<TFloat32> images(Ops tf, Shape shape) {
        Operand<TFloat32> planar = tf.stack(List.of(red, green, blue), Stack.axis(1L));
        return tf.reshape(tf.linalg.transpose(planar, tf.array(0, 2, 1)), tf.constant(shape));
    }

    /** Returns {@code operation} of each plane. */
    Planes map(UnaryOperator<Operand<TFloat32>> operation) {
        List<Operand<TFloat32>> planes =
                Stream.of(red, green, blue).map(operation).toList();
        return new Planes(planes.get(0), planes.get(1), planes.get(2));
    }
}
