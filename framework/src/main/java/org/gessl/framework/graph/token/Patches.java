package org.gessl.framework.graph.token;

import org.gessl.framework.spec.UserException;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A grid of square patches that covers an image.
 *
 * @param size pixels a side of a patch
 * @param rows patches from top to bottom
 * @param columns patches from left to right
 */
public record Patches(int size, int rows, int columns) {
    private static final double ROUNDING = 1e-9;

    /**
     * Returns the grid of patches of {@code size} on images of shape {@code images} [N, H, W, C].
     *
     * @throws UserException if the patches do not cover the image exactly
     */
    public static Patches of(Shape images, int size) {
        long height = images.get(1);
        long width = images.get(2);
        if (height % size != 0 || width % size != 0) {
            throw new UserException(
                    "image-size",
                    "patches of " + size + " pixels a side do not cover images of " + height + "x" + width
                            + "; choose a size of image that is a multiple of " + size + ", or another patchSize");
        }
        return new Patches(size, Math.toIntExact(height / size), Math.toIntExact(width / size));
    }

    /** Returns the number of patches, L. */
    public int count() {
        return rows * columns;
    }

    /**
     * Returns how many patches are left when the share {@code maskRatio} in (0, 1) is hidden, K: rounded down, at least 1.
     *
     * @throws UserException if none is hidden
     */
    public int kept(double maskRatio) {
        int kept = Math.max(1, (int) (count() * (1 - maskRatio) + ROUNDING));
        if (kept == count()) {
            throw new UserException(
                    "mask-ratio",
                    "maskRatio = " + maskRatio + " hides none of the " + count()
                            + " patches of an image; choose smaller patches, or larger images");
        }
        return kept;
    }

    /**
     * Returns the pixels of each patch.
     *
     * @param images [N, H, W, C]
     * @return [N, L, size * size * C]: patches row by row, and in each the pixels row by row, channels together
     */
    public Operand<TFloat32> cut(Ops tf, Operand<TFloat32> images) {
        int line = Math.toIntExact(size * images.shape().get(3));
        Operand<TFloat32> lines = tf.reshape(images, tf.array(-1, rows, size, columns, line));
        return tf.reshape(tf.linalg.transpose(lines, tf.array(0, 1, 3, 2, 4)), tf.array(-1, count(), size * line));
    }
}
