package org.gessl.plugins.augmentation;

import java.util.List;
import org.gessl.framework.graph.RandomStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Cumprod;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * The law of the boxes of torchvision's {@code RandomResizedCrop} and {@code RandomErasing}: up to ten attempts at a box of random area and aspect ratio,
 * the first one that fits the image is placed at random; if none fits, a central box.
 *
 * @param height height of the image
 * @param width width of the image
 * @param scale least and largest share of the image's area
 * @param ratio least and largest width / height
 * @param proper whether a box fits only if it is smaller than the image along both axes; it may be empty then
 */
record BoxLaw(long height, long width, List<Double> scale, List<Double> ratio, boolean proper) {
    private static final long ATTEMPTS = 10;

    /** Returns {@code samples} boxes; all ten attempts at a box are drawn at once. */
    Draw draw(Ops tf, RandomStream random, long samples) {
        Shape shape = Shape.of(samples, ATTEMPTS);
        double pixels = (double) height * width;
        Operand<TFloat32> area =
                random.uniform(shape, (float) (pixels * scale.get(0)), (float) (pixels * scale.get(1)));
        Operand<TFloat32> aspect =
                tf.math.exp(random.uniform(shape, (float) Math.log(ratio.get(0)), (float) Math.log(ratio.get(1))));
        Operand<TFloat32> wide = tf.math.round(tf.math.sqrt(tf.math.mul(area, aspect)));
        Operand<TFloat32> high = tf.math.round(tf.math.sqrt(tf.math.div(area, aspect)));
        Choice choice = Choice.of(tf, tf.math.logicalAnd(within(tf, wide, width), within(tf, high, height)));
        Operand<TFloat32> boxHeight = choice.pick(tf, high, centralHeight());
        Operand<TFloat32> boxWidth = choice.pick(tf, wide, centralWidth());
        Boxes boxes = new Boxes(
                place(tf, random, tf.math.sub(tf.constant((float) height), boxHeight), choice.none()),
                place(tf, random, tf.math.sub(tf.constant((float) width), boxWidth), choice.none()),
                boxHeight,
                boxWidth);
        return new Draw(boxes, choice.none());
    }

    private Operand<TBool> within(Ops tf, Operand<TFloat32> size, long side) {
        int least = proper ? 0 : 1;
        return tf.math.logicalAnd(
                tf.math.greaterEqual(size, tf.constant((float) least)),
                tf.math.lessEqual(size, tf.constant((float) (side - 1 + least))));
    }

    /** Returns the start of a box, uniform in 0 .. room, or the central one. */
    private static Operand<TFloat32> place(
            Ops tf, RandomStream random, Operand<TFloat32> room, Operand<TBool> central) {
        Operand<TFloat32> u = random.uniform(room.shape());
        Operand<TFloat32> anywhere = tf.math.floor(tf.math.mul(u, tf.math.add(room, tf.constant(1f))));
        Operand<TFloat32> middle = tf.math.floor(tf.math.mul(room, tf.constant(0.5f)));
        return tf.select(central, middle, tf.math.minimum(anywhere, room));
    }

    private double aspect() {
        return (double) width / height;
    }

    private float centralWidth() {
        return aspect() > ratio.get(1) ? (float) Math.rint(height * ratio.get(1)) : width;
    }

    private float centralHeight() {
        return aspect() < ratio.get(0) ? (float) Math.rint(width / ratio.get(0)) : height;
    }

    /**
     * Drawn boxes.
     *
     * @param boxes the boxes
     * @param central whether no attempt fitted [samples]
     */
    record Draw(Boxes boxes, Operand<TBool> central) {}

    /**
     * Which attempt counts.
     *
     * @param first one at the first that fits, zero elsewhere [samples, attempts]
     * @param none whether none fits [samples]
     */
    private record Choice(Operand<TFloat32> first, Operand<TBool> none) {

        static Choice of(Ops tf, Operand<TBool> fits) {
            Operand<TFloat32> fit = tf.dtypes.cast(fits, TFloat32.class);
            Operand<TFloat32> noneBefore =
                    tf.math.cumprod(tf.math.sub(tf.constant(1f), fit), tf.constant(1), Cumprod.exclusive(true));
            return new Choice(tf.math.mul(fit, noneBefore), tf.math.logicalNot(tf.reduceAny(fits, tf.constant(1))));
        }

        Operand<TFloat32> pick(Ops tf, Operand<TFloat32> attempts, float otherwise) {
            Operand<TFloat32> picked = tf.reduceSum(tf.math.mul(first, attempts), tf.constant(1));
            return tf.select(none, tf.constant(otherwise), picked);
        }
    }
}
