package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Brings each channel to mean 0 and standard deviation 1. */
final class NormalizeAugmentation implements Augmentation {
    private final Normalize options;

    @Inject
    NormalizeAugmentation(Normalize options) {
        this.options = options;
    }

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        return normalize(tf, images, options.mean(), options.std());
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("normalize", (tf, images, o) -> {
            Numbers numbers = Numbers.of(o, "mean", "std");
            return normalize(tf, images, numbers.numbers("mean"), numbers.numbers("std"));
        });
    }

    private static Operand<TFloat32> normalize(Ops tf, Operand<TFloat32> images, List<Double> mean, List<Double> std) {
        return tf.math.div(tf.math.sub(images, Colors.constant(tf, mean)), Colors.constant(tf, std));
    }
}
