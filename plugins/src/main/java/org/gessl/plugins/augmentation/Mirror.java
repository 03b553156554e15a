package org.gessl.plugins.augmentation;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The two ways to mirror an image. */
enum Mirror {
    /** Left and right exchanged. */
    HORIZONTAL("horizontal-flip") {
        @Override
        Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images) {
            Shape shape = images.shape();
            return reversed(tf, images, shape.get(0) * shape.get(1), shape.get(2), 3L);
        }
    },

    /** Top and bottom exchanged. */
    VERTICAL("vertical-flip") {
        @Override
        Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images) {
            Shape shape = images.shape();
            return reversed(tf, images, shape.get(0), shape.get(1), shape.get(2) * 3);
        }
    };

    private final String key;

    Mirror(String key) {
        this.key = key;
    }

    /** Returns the name of the operation in reference files. */
    String key() {
        return key;
    }

    /** Returns {@code images} [N, H, W, 3], all mirrored. */
    abstract Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images);

    /** Reverses the middle axis of {@code images} seen as three axes: TensorFlow does that several times faster than with four. */
    private static Operand<TFloat32> reversed(Ops tf, Operand<TFloat32> images, long... axes) {
        Operand<TFloat32> flat = tf.reshape(images, tf.array(axes));
        return tf.reshape(tf.reverse(flat, tf.array(1)), tf.constant(images.shape()));
    }
}
