package org.gessl.plugins.evaluation.corruption;

import org.gessl.framework.graph.RandomStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Corruptions of Hendrycks and Dietterich (arXiv 1903.12261) at their five strengths: the constants of CIFAR-10-C for images of up to 48 pixels, those of
 * ImageNet-C for larger ones. Results are not rounded to bytes.
 */
public enum CorruptionKind {
    /** Adds independent normal noise of a given deviation. */
    GAUSSIAN_NOISE(new double[] {0.04, 0.06, 0.08, 0.09, 0.10}, new double[] {0.08, 0.12, 0.18, 0.26, 0.38}) {
        @Override
        Operand<TFloat32> corrupted(Ops tf, RandomStream random, Operand<TFloat32> images, double c) {
            return tf.math.add(images, tf.math.mul(random.normal(images.shape()), tf.constant((float) c)));
        }
    },
    /** Blurs with a normal kernel of a given deviation [pixels], cut at four deviations; border pixels go on beyond the border. */
    GAUSSIAN_BLUR(new double[] {0.4, 0.6, 0.7, 0.8, 1}, new double[] {1, 2, 3, 4, 6}) {
        @Override
        Operand<TFloat32> corrupted(Ops tf, RandomStream random, Operand<TFloat32> images, double c) {
            return LineMaps.apply(tf, images, length -> LineMaps.blur(length, c));
        }
    },
    /** Moves every value towards the mean of its channel over the image. */
    CONTRAST(new double[] {0.75, 0.5, 0.4, 0.3, 0.15}, new double[] {0.4, 0.3, 0.2, 0.1, 0.05}) {
        @Override
        Operand<TFloat32> corrupted(Ops tf, RandomStream random, Operand<TFloat32> images, double c) {
            Operand<TFloat32> mean = tf.math.mean(images, tf.array(1, 2), Mean.keepDims(true));
            return tf.math.add(tf.math.mul(tf.math.sub(images, mean), tf.constant((float) c)), mean);
        }
    },
    /** Shrinks the image to a given share of its size with a box filter, and enlarges it again without interpolation. */
    PIXELATION(new double[] {0.95, 0.9, 0.85, 0.75, 0.65}, new double[] {0.6, 0.5, 0.4, 0.3, 0.25}) {
        @Override
        Operand<TFloat32> corrupted(Ops tf, RandomStream random, Operand<TFloat32> images, double c) {
            return LineMaps.apply(tf, images, length -> LineMaps.pixelation(length, (int) (length * c)));
        }
    },
    /** Adds to the value of hue, saturation and value. */
    BRIGHTNESS(new double[] {0.05, 0.1, 0.15, 0.2, 0.3}, new double[] {0.1, 0.2, 0.3, 0.4, 0.5}) {
        @Override
        Operand<TFloat32> corrupted(Ops tf, RandomStream random, Operand<TFloat32> images, double c) {
            Operand<TFloat32> value = tf.reduceMax(images, tf.constant(3), ReduceMax.keepDims(true));
            Operand<TFloat32> brighter = tf.math.minimum(tf.math.add(value, tf.constant((float) c)), tf.constant(1f));
            // At constant hue and saturation all channels grow alike; black, which has neither, turns grey.
            Operand<TFloat32> scaled = tf.math.mul(images, tf.math.divNoNan(brighter, value));
            Operand<TFloat32> grey = tf.broadcastTo(brighter, tf.shape(images));
            Operand<TFloat32> values = tf.broadcastTo(value, tf.shape(images));
            return tf.select(tf.math.greater(values, tf.constant(0f)), scaled, grey);
        }
    };

    /** Number of strengths. */
    static final int STRENGTHS = 5;

    private static final int SMALL = 48;

    private final double[] small;
    private final double[] large;

    CorruptionKind(double[] small, double[] large) {
        this.small = small;
        this.large = large;
    }

    /**
     * Returns the corrupted images, in [0, 1].
     *
     * @param images [N, H, W, 3], static shape, in [0, 1]
     * @param strength 1 to 5
     */
    Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images, int strength) {
        double[] constants = images.shape().get(1) <= SMALL ? small : large;
        Operand<TFloat32> result = corrupted(tf, random, images, constants[strength - 1]);
        return tf.clipByValue(result, tf.constant(0f), tf.constant(1f));
    }

    /** Returns the images corrupted with constant {@code c}, perhaps beyond [0, 1]. */
    abstract Operand<TFloat32> corrupted(Ops tf, RandomStream random, Operand<TFloat32> images, double c);
}
