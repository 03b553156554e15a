package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The same box of every image, padded where it is larger than the image. */
final class CenterCropAugmentation implements Augmentation {
    private final CenterCrop options;

    @Inject
    CenterCropAugmentation(CenterCrop options) {
        this.options = options;
    }

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        return crop(tf, images, options.size(), options.size());
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("center-crop", (tf, images, o) -> {
            List<Double> size = Numbers.of(o, "size").numbers("size");
            return crop(tf, images, size.get(0).intValue(), size.get(1).intValue());
        });
    }

    private static Operand<TFloat32> crop(Ops tf, Operand<TFloat32> images, int height, int width) {
        Shape shape = images.shape();
        Axis rows = new Axis(shape.get(1), height);
        Axis columns = new Axis(shape.get(2), width);
        Operand<TFloat32> padded = tf.pad(
                images,
                tf.constant(
                        new long[][] {{0, 0}, {rows.before(), rows.after()}, {columns.before(), columns.after()}, {0, 0}
                        }),
                tf.constant(0f));
        return tf.slice(
                padded,
                tf.array(0L, rows.start(), columns.start(), 0L),
                tf.array(-1L, (long) height, (long) width, -1L));
    }

    /** One axis: its length in the image and in the result. */
    private record Axis(long image, long result) {

        long before() {
            return Math.max(0, result - image) / 2;
        }

        long after() {
            return Math.max(0, result - image + 1) / 2;
        }

        long start() {
            return (long) Math.rint(Math.max(0, image - result) / 2.0);
        }
    }
}
