package org.gessl.plugins.augmentation;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/** The arithmetic of the colour operations on planar images, by the definitions of torchvision 0.14. */
final class Colors {
    /** Weights of grey in red, green and blue; they sum to 0.9999, as in torchvision. */
    static final float[] LUMA = {0.2989f, 0.587f, 0.114f};

    private static final float SIXTH = 1f / 6;
    private static final float THIRD = 1f / 3;
    private static final float TWO_THIRDS = 2f / 3;
    private final Ops tf;

    Colors(Ops tf) {
        this.tf = tf;
    }

    /** Returns the grey of each pixel [N, H * W]. */
    Operand<TFloat32> grey(Planes p) {
        return sum(sum(scaled(p.red(), LUMA[0]), scaled(p.green(), LUMA[1])), scaled(p.blue(), LUMA[2]));
    }

    /**
     * Returns {@code clamp(f x + pixel grey + mean mean(grey), 0, 1)}, where f, pixel and mean are [N, 1]: a change of brightness
     * (f, 0, 0), of contrast (f, 0, 1 - f) or of saturation (f, 1 - f, 0).
     */
    Planes blend(Planes p, Operand<TFloat32> f, Operand<TFloat32> pixel, Operand<TFloat32> mean) {
        Operand<TFloat32> grey = grey(p);
        Operand<TFloat32> average = tf.math.mean(grey, tf.constant(1), Mean.keepDims(true));
        Operand<TFloat32> added = sum(tf.math.mul(grey, pixel), tf.math.mul(average, mean));
        return p.map(x -> clamp(sum(tf.math.mul(x, f), added), 0, 1));
    }

    /**
     * Returns the planes with the hue shifted by {@code turns} [N, 1], at the same value and saturation.
     *
     * <p>With M and m the largest and least channel and c = M - m, the hue in sixths of the circle is t = 1 + (G + B - R - m)/c where G >= B and -t
     * elsewhere; a channel is M within one sixth of its own hue, m beyond two sixths of it, and linear between. That is the usual conversion to HSV and
     * back, without its branches.
     */
    Planes shiftHue(Planes p, Operand<TFloat32> turns) {
        Operand<TFloat32> most = tf.math.maximum(tf.math.maximum(p.red(), p.green()), p.blue());
        Operand<TFloat32> least = tf.math.minimum(tf.math.minimum(p.red(), p.green()), p.blue());
        Operand<TFloat32> chroma = tf.math.sub(most, least);
        Operand<TFloat32> six = scaled(chroma, 6);
        Operand<TFloat32> hue = fraction(sum(hue(p, least, six), turns));
        Operand<TFloat32> below = tf.math.sub(least, chroma);
        Operand<TFloat32> above = sum(most, chroma);
        return new Planes(
                sum(below, tf.math.mul(six, distance(hue, 0.5f))),
                tf.math.sub(above, tf.math.mul(six, distance(hue, THIRD))),
                tf.math.sub(above, tf.math.mul(six, distance(hue, TWO_THIRDS))));
    }

    /** Returns the hue [turns], in [-2/3, 2/3]; any finite number where the pixel is grey. */
    private Operand<TFloat32> hue(Planes p, Operand<TFloat32> least, Operand<TFloat32> sixChroma) {
        Operand<TFloat32> numerator = tf.math.sub(tf.math.sub(sum(p.green(), p.blue()), p.red()), least);
        Operand<TFloat32> divisor = tf.math.maximum(sixChroma, tf.constant(Float.MIN_NORMAL));
        Operand<TFloat32> hue = sum(tf.math.div(numerator, divisor), tf.constant(SIXTH));
        return tf.select(tf.math.greaterEqual(p.green(), p.blue()), hue, tf.math.neg(hue));
    }

    private Operand<TFloat32> fraction(Operand<TFloat32> x) {
        return tf.math.sub(x, tf.math.floor(x));
    }

    private Operand<TFloat32> distance(Operand<TFloat32> hue, float from) {
        return clamp(tf.math.abs(tf.math.sub(hue, tf.constant(from))), SIXTH, THIRD);
    }

    private Operand<TFloat32> clamp(Operand<TFloat32> x, float low, float high) {
        return tf.clipByValue(x, tf.constant(low), tf.constant(high));
    }

    private Operand<TFloat32> sum(Operand<TFloat32> a, Operand<TFloat32> b) {
        return tf.math.add(a, b);
    }

    private Operand<TFloat32> scaled(Operand<TFloat32> x, float factor) {
        return tf.math.mul(x, tf.constant(factor));
    }
}
