package org.gessl.plugins.augmentation;

import java.util.Map;
import org.gessl.framework.graph.PerImage;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Mirrors some images along one axis. */
abstract class RandomFlip implements Augmentation {
    private final double p;
    private final Mirror mirror;

    /** Creates the flip of each image with chance {@code p}. */
    RandomFlip(double p, Mirror mirror) {
        this.p = p;
        this.mirror = mirror;
    }

    @Override
    public final Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        return PerImage.sometimes(tf, random, p, mirror.apply(tf, images), images);
    }

    @Override
    public final Map<String, Core> cores() {
        return Map.of(mirror.key(), (tf, images, o) -> {
            Numbers.of(o);
            return mirror.apply(tf, images);
        });
    }

    @Override
    public final Map<String, Law> laws() {
        return Map.of("law-random-" + mirror.key(), AppliedLaw::draw);
    }
}
