package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Draws a box for each image and resizes what lies in it. */
final class RandomResizedCropAugmentation implements Augmentation {
    private final RandomResizedCrop options;

    @Inject
    RandomResizedCropAugmentation(RandomResizedCrop options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        Shape shape = images.shape();
        BoxLaw law = new BoxLaw(shape.get(1), shape.get(2), options.scale(), options.ratio(), false);
        Boxes boxes = law.draw(tf, random, shape.get(0)).boxes();
        return boxes.resize(tf, images, options.size(), options.size());
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("resized-crop", RandomResizedCropAugmentation::fixed);
    }

    @Override
    public Map<String, Law> laws() {
        return Map.of("law-random-resized-crop", RandomResizedCropAugmentation::law);
    }

    private static Operand<TFloat32> fixed(Ops tf, Operand<TFloat32> images, Map<String, Object> options) {
        Numbers numbers = Numbers.of(options, "top", "left", "height", "width", "size");
        Boxes boxes = Boxes.fixed(tf, images.shape().get(0), numbers);
        List<Double> size = numbers.numbers("size");
        return boxes.resize(tf, images, size.get(0).intValue(), size.get(1).intValue());
    }

    private static Map<String, Operand<TFloat32>> law(
            Ops tf, RandomStream random, int samples, Map<String, Object> options) {
        Numbers numbers = Numbers.of(options, "height", "width", "scale", "ratio");
        float height = numbers.whole("height");
        float width = numbers.whole("width");
        BoxLaw law = new BoxLaw((long) height, (long) width, numbers.numbers("scale"), numbers.numbers("ratio"), false);
        BoxLaw.Draw draw = law.draw(tf, random, samples);
        Boxes boxes = draw.boxes();
        Operand<TFloat32> aspect = tf.math.div(boxes.width(), boxes.height());
        Map<String, Operand<TFloat32>> draws = new LinkedHashMap<>();
        draws.put(
                "area_fraction", tf.math.div(tf.math.mul(boxes.height(), boxes.width()), tf.constant(height * width)));
        draws.put("aspect_ratio", aspect);
        draws.put("log_aspect_ratio", tf.math.log(aspect));
        draws.put("relative_center_x", centre(tf, boxes.left(), boxes.width(), width));
        draws.put("relative_center_y", centre(tf, boxes.top(), boxes.height(), height));
        draws.put("top", boxes.top());
        draws.put("left", boxes.left());
        draws.put("height", boxes.height());
        draws.put("width", boxes.width());
        draws.put("fallback", tf.dtypes.cast(draw.central(), TFloat32.class));
        return draws;
    }

    private static Operand<TFloat32> centre(Ops tf, Operand<TFloat32> start, Operand<TFloat32> extent, float whole) {
        Operand<TFloat32> centre = tf.math.add(start, tf.math.mul(extent, tf.constant(0.5f)));
        return tf.math.div(centre, tf.constant(whole));
    }
}
