package org.gessl.plugins.augmentation;

import jakarta.inject.Inject;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Equalises 8-bit levels. */
final class EqualizeAugmentation implements Augmentation {

    @Inject
    EqualizeAugmentation() {}

    @Override
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images) {
        Operand<TFloat32> most = tf.constant(255f);
        Operand<TFloat32> inside = tf.clipByValue(images, tf.constant(0f), tf.constant(1f));
        Histograms histograms = Histograms.of(tf, tf.math.round(tf.math.mul(inside, most)));
        return tf.select(histograms.flattens(tf), tf.math.div(histograms.equalized(tf), most), images);
    }

    @Override
    public Map<String, Core> cores() {
        return Map.of("equalize", (tf, images, o) -> {
            Numbers.of(o);
            Histograms histograms = Histograms.of(tf, images);
            return tf.select(histograms.flattens(tf), histograms.equalized(tf), images);
        });
    }
}
