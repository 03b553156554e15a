package org.gessl.plugins.augmentation;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The arithmetic of the colour operations on planar images, by the definitions of torchvision 0.14. */
final class Colors {
    /** Weights of grey in red, green and blue; they sum to 0.9999, as in torchvision. */
    static final float[] LUMA = {0.2989f, 0.587f, 0.114f};

    private final Ops tf;
    private final Constants constants;

    Colors(Ops tf) {
        this.tf = tf;
        this.constants = Constants.of(tf);
    }

    /** Returns the constant of a colour [3], or of one value for all channels [1]. */
    static Operand<TFloat32> constant(Ops tf, List<Double> values) {
        float[] channels = new float[values.size()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = values.get(i).floatValue();
        }
        return tf.constant(channels);
    }

    /** Returns the grey of each pixel [N, H * W]. */
    Operand<TFloat32> grey(Planes p) {
        Operand<TFloat32> red = tf.math.mul(p.red(), constants.redInGrey());
        Operand<TFloat32> green = tf.math.mul(p.green(), constants.greenInGrey());
        Operand<TFloat32> blue = tf.math.mul(p.blue(), constants.blueInGrey());
        return tf.math.add(tf.math.add(red, green), blue);
    }

    /**
     * Returns {@code clamp(f x + pixel grey + mean mean(grey), 0, 1)}, where f, pixel and mean are [N, 1]: a change of brightness
     * (f, 0, 0), of contrast (f, 0, 1 - f) or of saturation (f, 1 - f, 0).
     */
    Planes blend(Planes p, Operand<TFloat32> f, Operand<TFloat32> pixel, Operand<TFloat32> mean) {
        Operand<TFloat32> grey = grey(p);
        Operand<TFloat32> average = tf.math.mean(grey, constants.columns(), Mean.keepDims(true));
        Operand<TFloat32> added = tf.math.add(tf.math.mul(grey, pixel), tf.math.mul(average, mean));
        return p.map(x -> tf.clipByValue(tf.math.add(tf.math.mul(x, f), added), constants.zero(), constants.one()));
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
        Operand<TFloat32> slope = tf.math.mul(chroma, constants.six());
        Operand<TFloat32> shifted = tf.math.add(hue(p, least, slope), turns);
        Operand<TFloat32> hue = tf.math.sub(shifted, tf.math.floor(shifted));
        Operand<TFloat32> below = tf.math.sub(least, chroma);
        Operand<TFloat32> above = tf.math.add(most, chroma);
        return new Planes(
                tf.math.add(below, tf.math.mul(slope, distance(hue, constants.half()))),
                tf.math.sub(above, tf.math.mul(slope, distance(hue, constants.third()))),
                tf.math.sub(above, tf.math.mul(slope, distance(hue, constants.twoThirds()))));
    }

    /** Returns the hue [turns], in [-2/3, 2/3]; any finite number where the pixel is grey. */
    private Operand<TFloat32> hue(Planes p, Operand<TFloat32> least, Operand<TFloat32> slope) {
        Operand<TFloat32> sides = tf.math.sub(tf.math.add(p.green(), p.blue()), p.red());
        Operand<TFloat32> divisor = tf.math.maximum(slope, constants.tiny());
        Operand<TFloat32> hue = tf.math.add(tf.math.div(tf.math.sub(sides, least), divisor), constants.sixth());
        return tf.select(tf.math.greaterEqual(p.green(), p.blue()), hue, tf.math.neg(hue));
    }

    private Operand<TFloat32> distance(Operand<TFloat32> hue, Operand<TFloat32> from) {
        return tf.clipByValue(tf.math.abs(tf.math.sub(hue, from)), constants.sixth(), constants.third());
    }

    /** Constants, one node each however often they are used. */
    private record Constants(
            Operand<TFloat32> zero,
            Operand<TFloat32> one,
            Operand<TFloat32> six,
            Operand<TFloat32> sixth,
            Operand<TFloat32> third,
            Operand<TFloat32> half,
            Operand<TFloat32> twoThirds,
            Operand<TFloat32> tiny,
            Operand<TFloat32> redInGrey,
            Operand<TFloat32> greenInGrey,
            Operand<TFloat32> blueInGrey,
            Operand<TInt32> columns) {

        static Constants of(Ops tf) {
            return new Constants(
                    tf.constant(0f),
                    tf.constant(1f),
                    tf.constant(6f),
                    tf.constant(1f / 6),
                    tf.constant(1f / 3),
                    tf.constant(0.5f),
                    tf.constant(2f / 3),
                    tf.constant(Float.MIN_NORMAL),
                    tf.constant(LUMA[0]),
                    tf.constant(LUMA[1]),
                    tf.constant(LUMA[2]),
                    tf.constant(1));
        }
    }
}
