package org.gessl.plugins.augmentation;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A box of whole pixels in each image, each component [N].
 *
 * @param top first row
 * @param left first column
 * @param height rows, at least 1 to be resized
 * @param width columns, likewise
 */
record Boxes(Operand<TFloat32> top, Operand<TFloat32> left, Operand<TFloat32> height, Operand<TFloat32> width) {

    /** Returns {@code n} equal boxes: the parameters {@code top}, {@code left}, {@code height}, {@code width} of a reference file. */
    static Boxes fixed(Ops tf, long n, Numbers numbers) {
        List<Operand<TFloat32>> sides = new ArrayList<>();
        for (String side : List.of("top", "left", "height", "width")) {
            sides.add(tf.fill(tf.array(n), tf.constant((float) numbers.number(side))));
        }
        return new Boxes(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
    }

    /**
     * Returns {@code images} with {@code values} in the boxes; what lies outside the image is cut off.
     *
     * @param images [N, H, W, 3]
     * @param values what broadcasts to the images: a scalar, a colour [3], images
     */
    Operand<TFloat32> fill(Ops tf, Operand<TFloat32> images, Operand<TFloat32> values) {
        Shape shape = images.shape();
        Operand<TBool> rows =
                tf.reshape(inside(tf, top, height, shape.get(1)), tf.array(shape.get(0), shape.get(1), 1L, 1L));
        Operand<TBool> columns =
                tf.reshape(inside(tf, left, width, shape.get(2)), tf.array(shape.get(0), 1L, shape.get(2), 1L));
        return tf.select(tf.math.logicalAnd(rows, columns), values, images);
    }

    /** Returns which lines of an axis are in the box [N, length]. */
    private static Operand<TBool> inside(Ops tf, Operand<TFloat32> start, Operand<TFloat32> extent, long length) {
        Operand<TInt64> column = tf.array(start.shape().get(0), 1L);
        Operand<TFloat32> lines = tf.constant(new Lengths(length, length).lines());
        Operand<TFloat32> end = tf.math.add(start, extent);
        return tf.math.logicalAnd(
                tf.math.greaterEqual(lines, tf.reshape(start, column)), tf.math.less(lines, tf.reshape(end, column)));
    }

    /**
     * Returns what lies in the boxes, resized bilinearly: half-pixel centres, no filter when shrinking, and no pixel outside a box is read.
     *
     * @param images [N, H, W, 3]
     * @return [N, newHeight, newWidth, 3]
     */
    Operand<TFloat32> resize(Ops tf, Operand<TFloat32> images, int newHeight, int newWidth) {
        Operand<TFloat32> rows =
                weights(tf, top, height, new Lengths(images.shape().get(1), newHeight));
        Operand<TFloat32> columns =
                weights(tf, left, width, new Lengths(images.shape().get(2), newWidth));
        return Separable.apply(tf, images, rows, columns);
    }

    /** Returns how much of each old line is in each new line [N, lengths.after, lengths.before]. */
    private static Operand<TFloat32> weights(
            Ops tf, Operand<TFloat32> start, Operand<TFloat32> extent, Lengths lengths) {
        long n = start.shape().get(0);
        Operand<TFloat32> size = tf.reshape(extent, tf.array(n, 1L));
        Operand<TFloat32> centres = tf.constant(lengths.centres());
        Operand<TFloat32> sources = tf.math.sub(
                tf.math.div(tf.math.mul(size, centres), tf.constant((float) lengths.after())), tf.constant(0.5f));
        Operand<TFloat32> inside =
                tf.math.minimum(tf.math.maximum(sources, tf.constant(0f)), tf.math.sub(size, tf.constant(1f)));
        Operand<TFloat32> lines = tf.math.sub(tf.constant(lengths.lines()), tf.reshape(start, tf.array(n, 1L)));
        Operand<TFloat32> apart = tf.math.abs(tf.math.sub(
                tf.reshape(inside, tf.array(n, lengths.after(), 1L)),
                tf.reshape(lines, tf.array(n, 1L, lengths.before()))));
        return tf.nn.relu(tf.math.sub(tf.constant(1f), apart));
    }

    /** Lines of an axis before and after. */
    private record Lengths(long before, long after) {

        float[] centres() {
            float[] centres = new float[(int) after];
            for (int i = 0; i < after; i++) {
                centres[i] = i + 0.5f;
            }
            return centres;
        }

        float[] lines() {
            float[] lines = new float[(int) before];
            for (int i = 0; i < before; i++) {
                lines[i] = i;
            }
            return lines;
        }
    }
}
