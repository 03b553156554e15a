package org.gessl.plugins.augmentation;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.verify.GoldenTensor;
import org.gessl.framework.verify.GraphCase;

/** Small batches of images, and what augmentations make of them. */
final class Pictures {
    private static final PluginRegistry REGISTRY = PluginRegistry.load(Pictures.class.getClassLoader());

    private Pictures() {}

    /** Returns images of random values [n, height, width, 3]. */
    static GoldenTensor random(int n, int height, int width) {
        Random random = new Random(11);
        return new GoldenTensor(
                new long[] {n, height, width, 3},
                random.doubles((long) n * height * width * 3)
                        .map(v -> (float) v)
                        .toArray());
    }

    /** Returns one image of one row of pixels, each three {@code values}. */
    static GoldenTensor row(double... values) {
        return new GoldenTensor(new long[] {1, 1, values.length / 3, 3}, values);
    }

    /** Returns {@code images} augmented by the plugin of {@code spec}, with random numbers from {@code key}. */
    static GoldenTensor augmented(AugmentationSpec spec, GoldenTensor images, long key) {
        try (GraphCase graph = new GraphCase()) {
            RandomStream random = new RandomStream(graph.tf(), graph.tf().constant(key));
            Augmentation augmentation = REGISTRY.create(Augmentation.class, spec);
            return graph.run(Map.of("images", augmentation.apply(graph.tf(), random, graph.input(images))))
                    .get("images");
        }
    }

    /** Returns {@code images} changed by the fixed operation {@code core} of the plugin of {@code spec}. */
    static GoldenTensor changed(AugmentationSpec spec, String core, GoldenTensor images, Map<String, Object> options) {
        try (GraphCase graph = new GraphCase()) {
            Augmentation.Core operation =
                    REGISTRY.create(Augmentation.class, spec).cores().get(core);
            return graph.run(Map.of("images", operation.apply(graph.tf(), graph.input(images), options)))
                    .get("images");
        }
    }

    /** Returns image {@code index} of {@code images}. */
    static double[] image(GoldenTensor images, int index) {
        int size = images.values().length / (int) images.shape()[0];
        return Arrays.copyOfRange(images.values(), index * size, (index + 1) * size);
    }
}
