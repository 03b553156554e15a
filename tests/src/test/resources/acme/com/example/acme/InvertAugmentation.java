package com.example.acme;

import jakarta.inject.Inject;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

final class InvertAugmentation implements Augmentation {
    private final Invert options;

    @Inject
    InvertAugmentation(Invert options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        Operand<TFloat32> change = tf.math.sub(tf.constant(1f), tf.math.add(images, images));
        return tf.math.add(images, tf.math.mul(change, tf.constant((float) options.strength())));
    }

    @Override
    public String toString() {
        return "invert by " + options.strength();
    }
}
