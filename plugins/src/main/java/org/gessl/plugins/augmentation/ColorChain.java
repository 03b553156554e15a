package org.gessl.plugins.augmentation;

import static org.gessl.plugins.augmentation.ColorOperation.BRIGHTNESS;
import static org.gessl.plugins.augmentation.ColorOperation.CONTRAST;
import static org.gessl.plugins.augmentation.ColorOperation.HUE;
import static org.gessl.plugins.augmentation.ColorOperation.ORDERS;
import static org.gessl.plugins.augmentation.ColorOperation.SATURATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A chain of colour operations in which each image has its own order and factors.
 *
 * <p>Brightness, contrast and saturation are blends {@code clamp(f x + (1 - f) r)} with r black, the image's mean grey or the pixel's grey. The chain has
 * as many blends before the hue shift as there are such operations, and as many behind it; an image uses those that its order asks for, and in the
 * others its f is 1. So the hue, the dearest part, is computed once.
 */
final class ColorChain {
    private static final List<ColorOperation> BLENDS = List.of(BRIGHTNESS, CONTRAST, SATURATION);

    /** Pixels of a piece of the batch: enough to outweigh the start of an operation, few enough to stay in a core's cache. */
    private static final long PIECE = 16384;

    private static final long MOST_PIECES = 4;

    private final Ops tf;
    private final Colors colors;
    private final Map<ColorOperation, Operand<TFloat32>> factors;
    private final int before;
    private final int blends;

    /** Creates the chain of the operations in {@code factors}, for each the factors, or turns for the hue [N]; operations not in it are left out. */
    ColorChain(Ops tf, Map<ColorOperation, Operand<TFloat32>> factors) {
        this.tf = tf;
        this.colors = new Colors(tf);
        this.factors = factors;
        this.before = (int) BLENDS.stream().filter(factors::containsKey).count();
        this.blends = factors.containsKey(HUE) ? 2 * before : before;
    }

    /**
     * Returns the changed images.
     *
     * @param images [N, H, W, 3], in [0, 1]
     * @param order index of each image's order among {@link ColorOperation#ORDERS} [N]; it says how the operations of this chain lie among each other
     */
    Operand<TFloat32> apply(Operand<TFloat32> images, Operand<TInt32> order) {
        Shape shape = images.shape();
        Optional<Operand<TFloat32>> weights = blends == 0 ? Optional.empty() : Optional.of(weights(order));
        List<Piece> pieces = pieces(shape);
        List<Planes> planes =
                Planes.split(tf, images, pieces.stream().mapToLong(Piece::size).toArray());
        List<Planes> done = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            done.add(chain(
                    planes.get(i), piece, weights.map(w -> columns(w, piece)).orElse(List.of())));
        }
        return Planes.join(tf, done, shape);
    }

    private Planes chain(Planes images, Piece piece, List<? extends Operand<TFloat32>> columns) {
        Planes planes = images;
        for (int blend = 0; blend < blends; blend++) {
            planes = blend == before ? shiftHue(planes, piece) : planes;
            int column = 3 * blend;
            planes = colors.blend(planes, columns.get(column), columns.get(column + 1), columns.get(column + 2));
        }
        return blends == before ? shiftHue(planes, piece) : planes;
    }

    private Planes shiftHue(Planes planes, Piece piece) {
        if (!factors.containsKey(HUE)) {
            return planes;
        }
        Operand<TFloat32> turns = tf.slice(factors.get(HUE), tf.array(piece.from()), tf.array(piece.size()));
        return colors.shiftHue(planes, tf.reshape(turns, tf.array(piece.size(), 1L)));
    }

    /** Returns the weights of the images of {@code piece}: the columns [N, 1] of one blend after the other. */
    private List<? extends Operand<TFloat32>> columns(Operand<TFloat32> weights, Piece piece) {
        Operand<TFloat32> part = tf.slice(weights, tf.array(0L, 0L, piece.from()), tf.array(-1L, -1L, piece.size()));
        return tf.unstack(tf.reshape(part, tf.array(3L * blends, piece.size(), 1L)), 3L * blends)
                .output();
    }

    /** Returns for each blend the weights of the image itself, of the pixel's grey and of the mean grey [blends, 3, N]. */
    private Operand<TFloat32> weights(Operand<TInt32> order) {
        long images = order.shape().get(0);
        Operand<TFloat32> uses = tf.gather(tf.constant(uses()), order, tf.constant(1));
        Operand<TFloat32> zero = tf.zeros(tf.array(images), TFloat32.class);
        List<Operand<TFloat32>> changes = new ArrayList<>();
        for (ColorOperation blend : BLENDS) {
            changes.add(factors.containsKey(blend) ? tf.math.sub(tf.constant(1f), factors.get(blend)) : zero);
        }
        Operand<TFloat32> weights =
                tf.math.mul(tf.reshape(uses, tf.array((long) blends, 3L, images)), tf.stack(changes));
        List<? extends Operand<TFloat32>> parts =
                tf.unstack(weights, 3L, Unstack.axis(1L)).output();
        Operand<TFloat32> self = tf.math.sub(tf.constant(1f), tf.reduceSum(weights, tf.constant(1)));
        return tf.stack(List.of(self, parts.get(2), parts.get(1)), Stack.axis(1L));
    }

    /** Returns which blend of the chain is which operation in which order: one where it is [3 blends, orders]. */
    private float[][] uses() {
        float[][] uses = new float[3 * blends][ORDERS.size()];
        for (int order = 0; order < ORDERS.size(); order++) {
            int blend = 0;
            for (ColorOperation operation : ORDERS.get(order)) {
                if (operation == HUE && blends > before) {
                    blend = before;
                } else if (factors.containsKey(operation)) {
                    uses[3 * blend++ + BLENDS.indexOf(operation)][order] = 1;
                }
            }
        }
        return uses;
    }

    private static List<Piece> pieces(Shape shape) {
        long images = shape.get(0);
        long pixels = images * shape.get(1) * shape.get(2);
        long count = Math.max(1, Math.min(MOST_PIECES, Math.min(images, pixels / PIECE)));
        List<Piece> pieces = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long from = images * i / count;
            pieces.add(new Piece(from, images * (i + 1) / count - from));
        }
        return pieces;
    }

    /** The images of a batch that are worked on together. */
    private record Piece(long from, long size) {}
}
