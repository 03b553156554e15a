package org.gessl.framework.bilevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Augmented views of the same N images.
 *
 * @param stacked [views * N, H, W, 3], all images of view 1 first
 * @param views number of views
 * @param local local crops of the same images, of another size; empty if there are none
 */
public record ViewImages(Operand<TFloat32> stacked, int views, Optional<ViewImages> local) {

    /** Creates views without local crops. */
    public ViewImages(Operand<TFloat32> stacked, int views) {
        this(stacked, views, Optional.empty());
    }

    /** Returns these views with {@code crops} as the local ones. */
    public ViewImages withLocal(ViewImages crops) {
        return new ViewImages(stacked, views, Optional.of(crops));
    }

    /** Returns the number of images, N. */
    public int images() {
        return Math.toIntExact(stacked.shape().get(0) / views);
    }

    /** Returns each view on its own, [N, H, W, 3]. */
    public List<Operand<TFloat32>> each(Ops tf) {
        return split(tf, stacked, views);
    }

    /** Returns full views {@code first} to {@code first + count - 1} of the same images. */
    public ViewImages views(Ops tf, int first, int count) {
        if (count == views) {
            return this;
        }
        return new ViewImages(rows(tf, stacked, first * images(), count * images()), count);
    }

    /** Returns the same views of images {@code first} to {@code first + count - 1} only. */
    public ViewImages images(Ops tf, int first, int count) {
        List<Operand<TFloat32>> parts = new ArrayList<>();
        for (Operand<TFloat32> view : each(tf)) {
            parts.add(rows(tf, view, first, count));
        }
        ViewImages full = new ViewImages(tf.concat(parts, tf.constant(0)), views);
        return local.map(crops -> full.withLocal(crops.images(tf, first, count)))
                .orElse(full);
    }

    /** Returns {@code parts} equal shares of the rows of {@code x}. */
    static List<Operand<TFloat32>> split(Ops tf, Operand<TFloat32> x, int parts) {
        if (parts == 1) {
            return List.of(x);
        }
        List<Operand<TFloat32>> result = new ArrayList<>();
        int size = Math.toIntExact(x.shape().get(0) / parts);
        for (int i = 0; i < parts; i++) {
            result.add(rows(tf, x, i * size, size));
        }
        return result;
    }

    private static Operand<TFloat32> rows(Ops tf, Operand<TFloat32> x, int first, int count) {
        Shape shape = x.shape();
        int[] begin = new int[shape.numDimensions()];
        int[] size = new int[shape.numDimensions()];
        for (int axis = 0; axis < size.length; axis++) {
            size[axis] = Math.toIntExact(shape.get(axis));
        }
        begin[0] = first;
        size[0] = count;
        return tf.slice(x, tf.constant(begin), tf.constant(size));
    }
}
