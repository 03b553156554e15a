package org.gessl.plugins.augmentation;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.Cumsum;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How often each of 256 levels occurs, by image and channel. Counts are floats, which are exact for whole numbers below 2^24 and whose division
 * rounds to the right whole number there.
 *
 * @param bins the histogram's bin of each value, counted over all images and channels [N, H, W, 3]
 * @param counts occurrences of each level [3 N, 256]
 */
record Histograms(Operand<TInt32> bins, Operand<TFloat32> counts) {
    private static final int LEVELS = 256;

    /** Returns the histograms of {@code levels} [N, H, W, 3], whole numbers in 0 .. 255. */
    static Histograms of(Ops tf, Operand<TFloat32> levels) {
        Shape shape = levels.shape();
        long channels = 3 * shape.get(0);
        Operand<TInt32> first = tf.reshape(
                tf.range(tf.constant(0), tf.constant((int) channels * LEVELS), tf.constant(LEVELS)),
                tf.array(shape.get(0), 1L, 1L, 3L));
        Operand<TInt32> bins = tf.math.add(tf.dtypes.cast(levels, TInt32.class), first);
        Operand<TFloat32> counts =
                tf.math.unsortedSegmentSum(tf.onesLike(levels), bins, tf.constant((int) channels * LEVELS));
        return new Histograms(bins, tf.reshape(counts, tf.array(channels, (long) LEVELS)));
    }

    /** Returns whether a channel has enough different values to be equalised [N, 1, 1, 3]. */
    Operand<TBool> flattens(Ops tf) {
        return tf.math.greater(tf.reshape(step(tf), tf.array(bins.shape().get(0), 1L, 1L, 3L)), tf.constant(0f));
    }

    /** Returns the equalised levels [N, H, W, 3], whole numbers in 0 .. 255; of no meaning where a channel is not to be equalised. */
    Operand<TFloat32> equalized(Ops tf) {
        Operand<TFloat32> step = tf.math.maximum(step(tf), tf.constant(1f));
        Operand<TFloat32> half = tf.math.floor(tf.math.mul(step, tf.constant(0.5f)));
        Operand<TFloat32> below = tf.math.cumsum(counts, tf.constant(1), Cumsum.exclusive(true));
        Operand<TFloat32> levels =
                tf.math.minimum(tf.math.floor(tf.math.div(tf.math.add(half, below), step)), tf.constant(LEVELS - 1f));
        return tf.gather(tf.reshape(levels, tf.array(-1)), bins, tf.constant(0));
    }

    /** Returns by how many pixels the levels shall lie apart: all but those of the highest level, by 255 [3 N, 1]. */
    private Operand<TFloat32> step(Ops tf) {
        Operand<TFloat32> above = tf.math.cumsum(counts, tf.constant(1), Cumsum.exclusive(true), Cumsum.reverse(true));
        Operand<TFloat32> belowTheHighest =
                tf.select(tf.math.greater(above, tf.constant(0f)), counts, tf.zerosLike(counts));
        return tf.math.floor(tf.math.div(
                tf.reduceSum(belowTheHighest, tf.constant(1), ReduceSum.keepDims(true)), tf.constant(LEVELS - 1f)));
    }
}
