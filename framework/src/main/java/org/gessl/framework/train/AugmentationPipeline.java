package org.gessl.framework.train;

import java.util.List;
import org.gessl.framework.graph.PerImage;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Augmentation;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.AugmentationStep;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * Turns stored images into augmented views, in the graph. Every view of every image has random numbers of its own.
 *
 * @param steps the operations, in order
 */
public record AugmentationPipeline(List<Step> steps) {

    public AugmentationPipeline {
        steps = List.copyOf(steps);
    }

    /** Returns the pipeline of a spec's chain, its operations constructed by {@code registry}. */
    public static AugmentationPipeline of(PluginRegistry registry, List<AugmentationStep> chain) {
        return new AugmentationPipeline(chain.stream()
                .map(s -> new Step(s.probability(), registry.create(Augmentation.class, s.augmentation())))
                .toList());
    }

    /**
     * Returns {@code views} views of each image, all made in one pass.
     *
     * @param images [N, H, W, 3], static shape, integers in 0 .. 255
     * @return [views * N, H', W', 3]: all images' first view, then all images' second view, and so on; values in [0, 1] unless a step normalises
     */
    public Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<? extends TNumber> images, int views) {
        Operand<? extends TNumber> copies = views == 1 ? images : tf.tile(images, tf.array(views, 1, 1, 1));
        Operand<TFloat32> result = tf.math.mul(tf.dtypes.cast(copies, TFloat32.class), tf.constant(1f / 255));
        for (Step step : steps) {
            Operand<TFloat32> changed = step.augmentation().apply(tf, random, result);
            result = PerImage.sometimes(tf, random, step.probability(), changed, result);
        }
        return result;
    }

    /** Returns the views of {@code all} [views * N, H, W, 3] one by one, each [N, H, W, 3]. */
    public static List<Output<TFloat32>> split(Ops tf, Operand<TFloat32> all, int views) {
        return tf.split(tf.constant(0), all, (long) views).output();
    }

    /**
     * An operation of the chain.
     *
     * @param probability chance, for each image on its own, that it is applied
     * @param augmentation the operation
     */
    public record Step(double probability, Augmentation augmentation) {}
}
