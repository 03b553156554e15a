package org.gessl.plugins.augmentation;

import static org.gessl.plugins.augmentation.ColorOperation.BRIGHTNESS;
import static org.gessl.plugins.augmentation.ColorOperation.CONTRAST;
import static org.gessl.plugins.augmentation.ColorOperation.HUE;
import static org.gessl.plugins.augmentation.ColorOperation.ORDERS;
import static org.gessl.plugins.augmentation.ColorOperation.SATURATION;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Draws the order and the factors of the colour operations for each image, and applies them. */
final class ColorJitterAugmentation implements Augmentation {
    private final ColorJitter options;

    @Inject
    ColorJitterAugmentation(ColorJitter options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        Shape each = Shape.of(images.shape().get(0));
        return new ColorChain(tf, factors(random, each, options)).apply(images, order(tf, random, each));
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of(
                "color-jitter", ColorJitterAugmentation::fixed,
                "adjust-brightness", (tf, images, o) -> single(tf, images, BRIGHTNESS, o),
                "adjust-contrast", (tf, images, o) -> single(tf, images, CONTRAST, o),
                "adjust-saturation", (tf, images, o) -> single(tf, images, SATURATION, o),
                "adjust-hue", (tf, images, o) -> single(tf, images, HUE, o));
    }

    @Override
    public Map<String, Law> laws() {
        return Map.of("law-color-jitter", ColorJitterAugmentation::law);
    }

    private static Map<ColorOperation, Operand<TFloat32>> factors(RandomStream random, Shape each, ColorJitter o) {
        Map<ColorOperation, Operand<TFloat32>> factors = new EnumMap<>(ColorOperation.class);
        List<Double> strengths = List.of(o.brightness(), o.contrast(), o.saturation());
        for (ColorOperation blend : List.of(BRIGHTNESS, CONTRAST, SATURATION)) {
            double strength = strengths.get(blend.ordinal());
            if (strength > 0) {
                factors.put(blend, random.uniform(each, (float) Math.max(0, 1 - strength), (float) (1 + strength)));
            }
        }
        if (o.hue() > 0) {
            factors.put(HUE, random.uniform(each, (float) -o.hue(), (float) o.hue()));
        }
        return factors;
    }

    private static Operand<TInt32> order(Ops tf, RandomStream random, Shape each) {
        return tf.dtypes.cast(random.uniform(each, 0, ORDERS.size()), TInt32.class);
    }

    private static Map<String, Operand<TFloat32>> law(
            Ops tf, RandomStream random, int samples, Map<String, Object> options) {
        Numbers numbers = Numbers.of(options, "brightness", "contrast", "saturation", "hue");
        ColorJitter jitter = new ColorJitter(
                numbers.number("brightness"),
                numbers.number("contrast"),
                numbers.number("saturation"),
                numbers.number("hue"));
        Map<String, Operand<TFloat32>> draws = new LinkedHashMap<>();
        factors(random, Shape.of(samples), jitter).forEach((operation, f) -> draws.put(operation.key(), f));
        draws.put("order", tf.dtypes.cast(order(tf, random, Shape.of(samples)), TFloat32.class));
        return draws;
    }

    private static Operand<TFloat32> fixed(Ops tf, Operand<TFloat32> images, Map<String, Object> options) {
        Numbers numbers = Numbers.of(options, "order", "brightness", "contrast", "saturation", "hue");
        List<ColorOperation> order = new ArrayList<>();
        Map<ColorOperation, Operand<TFloat32>> factors = new EnumMap<>(ColorOperation.class);
        for (String key : numbers.strings("order")) {
            ColorOperation operation = ColorOperation.of(key);
            order.add(operation);
            factors.put(operation, each(tf, images, numbers.number(key)));
        }
        for (ColorOperation operation : ColorOperation.values()) {
            if (!order.contains(operation)) {
                order.add(operation);
            }
        }
        Operand<TInt32> index = tf.fill(tf.array(images.shape().get(0)), tf.constant(ORDERS.indexOf(order)));
        return new ColorChain(tf, factors).apply(images, index);
    }

    private static Operand<TFloat32> single(
            Ops tf, Operand<TFloat32> images, ColorOperation operation, Map<String, Object> options) {
        Operand<TFloat32> factor =
                each(tf, images, Numbers.of(options, "factor").number("factor"));
        Operand<TInt32> first = tf.zeros(tf.array(images.shape().get(0)), TInt32.class);
        return new ColorChain(tf, Map.of(operation, factor)).apply(images, first);
    }

    private static Operand<TFloat32> each(Ops tf, Operand<TFloat32> images, double value) {
        return tf.fill(tf.array(images.shape().get(0)), tf.constant((float) value));
    }
}
