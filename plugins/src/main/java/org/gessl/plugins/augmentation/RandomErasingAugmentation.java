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
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Draws a box for each image and fills it. */
final class RandomErasingAugmentation implements Augmentation {
    private final RandomErasing options;

    @Inject
    RandomErasingAugmentation(RandomErasing options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        Shape shape = images.shape();
        Boxes boxes = draw(tf, random, shape.get(0), new Image(shape.get(1), shape.get(2)), options);
        return boxes.fill(tf, images, options.noise() ? random.normal(shape) : Colors.constant(tf, options.value()));
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("random-erasing", (tf, images, o) -> {
            Numbers numbers = Numbers.of(o, "top", "left", "height", "width", "value");
            Boxes boxes = Boxes.fixed(tf, images.shape().get(0), numbers);
            return boxes.fill(tf, images, Colors.constant(tf, numbers.oneOrMore("value")));
        });
    }

    @Override
    public Map<String, Law> laws() {
        return Map.of("law-random-erasing", RandomErasingAugmentation::law);
    }

    /** Returns the boxes; empty where nothing is to be erased. */
    private static Boxes draw(Ops tf, RandomStream random, long samples, Image image, RandomErasing options) {
        List<Double> ratio = options.ratio();
        List<Double> widthByHeight = List.of(1 / ratio.get(1), 1 / ratio.get(0));
        BoxLaw.Draw draw = new BoxLaw(image.height(), image.width(), options.scale(), widthByHeight, true)
                .draw(tf, random, samples);
        Operand<TBool> erased =
                tf.math.logicalAnd(random.chance(Shape.of(samples), options.p()), tf.math.logicalNot(draw.central()));
        Boxes boxes = draw.boxes();
        Operand<TFloat32> nothing = tf.constant(0f);
        return new Boxes(
                boxes.top(),
                boxes.left(),
                tf.select(erased, boxes.height(), nothing),
                tf.select(erased, boxes.width(), nothing));
    }

    private static Map<String, Operand<TFloat32>> law(
            Ops tf, RandomStream random, int samples, Map<String, Object> options) {
        Numbers numbers = Numbers.of(options, "height", "width", "p", "scale", "ratio");
        Image image = new Image(numbers.whole("height"), numbers.whole("width"));
        RandomErasing erasing = new RandomErasing(
                numbers.number("p"), numbers.numbers("scale"), numbers.numbers("ratio"), List.of(0.0), false);
        Boxes boxes = draw(tf, random, samples, image, erasing);
        Map<String, Operand<TFloat32>> draws = new LinkedHashMap<>();
        draws.put("applied", tf.math.sign(boxes.height()));
        draws.put(
                "area_fraction",
                tf.math.div(
                        tf.math.mul(boxes.height(), boxes.width()),
                        tf.constant((float) image.height() * image.width())));
        draws.put("top", boxes.top());
        draws.put("left", boxes.left());
        draws.put("height", boxes.height());
        draws.put("width", boxes.width());
        return draws;
    }

    /** The size of an image. */
    private record Image(long height, long width) {}
}
