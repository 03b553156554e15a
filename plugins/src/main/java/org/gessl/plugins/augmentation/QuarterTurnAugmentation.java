package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.Map;
import org.gessl.framework.graph.PerImage;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.spec.UserException;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Turns counter-clockwise by quarters, as up to three exchanges: of rows and columns, of top and bottom, of left and right. */
final class QuarterTurnAugmentation implements Augmentation {
    private static final int TURNS = 4;

    @Inject
    QuarterTurnAugmentation() {}

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        Shape shape = images.shape();
        if (shape.get(1) != shape.get(2)) {
            throw new UserException(
                    "image-shape",
                    "quarter-turn needs square images, not " + shape.get(1) + " x " + shape.get(2)
                            + "; put a crop before it");
        }
        Operand<TFloat32> turns = draw(tf, random, shape.get(0));
        Operand<TFloat32> half = tf.math.floorMod(turns, tf.constant(2f));
        Operand<TFloat32> transposed =
                PerImage.where(tf, tf.math.greater(half, tf.constant(0f)), transposed(tf, images), images);
        Operand<TFloat32> upright = PerImage.where(
                tf,
                tf.math.logicalAnd(tf.math.greater(turns, tf.constant(0f)), tf.math.less(turns, tf.constant(3f))),
                Mirror.VERTICAL.apply(tf, transposed),
                transposed);
        return PerImage.where(
                tf, tf.math.greater(turns, tf.constant(1f)), Mirror.HORIZONTAL.apply(tf, upright), upright);
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("rotate", (tf, images, o) -> {
            Numbers numbers = Numbers.of(o, "angle", "expand");
            return turned(tf, images, quarters(numbers.number("angle")));
        });
    }

    @Override
    public Map<String, Law> laws() {
        return Map.of("law-random-quarter-turn", (tf, random, samples, o) -> {
            Numbers.of(o);
            return Map.of("turns", draw(tf, random, samples));
        });
    }

    private static Operand<TFloat32> draw(Ops tf, RandomStream random, long images) {
        return tf.math.floor(random.uniform(Shape.of(images), 0, TURNS));
    }

    private static int quarters(double angle) {
        if (angle % 90 != 0) {
            throw new IllegalArgumentException("an angle that is no multiple of 90 degrees is not known");
        }
        return (int) Math.floorMod((long) angle / 90, (long) TURNS);
    }

    private static Operand<TFloat32> turned(Ops tf, Operand<TFloat32> images, int quarters) {
        return switch (quarters) {
            case 1 -> Mirror.VERTICAL.apply(tf, transposed(tf, images));
            case 2 -> Mirror.VERTICAL.apply(tf, Mirror.HORIZONTAL.apply(tf, images));
            case 3 -> Mirror.HORIZONTAL.apply(tf, transposed(tf, images));
            default -> images;
        };
    }

    private static Operand<TFloat32> transposed(Ops tf, Operand<TFloat32> images) {
        return tf.linalg.transpose(images, tf.array(0, 2, 1, 3));
    }
}
