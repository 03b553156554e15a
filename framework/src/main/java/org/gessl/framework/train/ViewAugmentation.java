package org.gessl.framework.train;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.bilevel.ViewImages;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * Makes all views of a batch: full ones by one chain or by two in turn, and local crops.
 *
 * @param first chain of the full views
 * @param second chain of every second full view; without steps, {@code first} makes them all
 * @param local chain of the local crops
 * @param localCount local crops of each image
 */
public record ViewAugmentation(
        AugmentationPipeline first, AugmentationPipeline second, AugmentationPipeline local, int localCount) {

    /** Returns the augmentation that {@code spec} describes, its operations constructed by {@code registry}. */
    public static ViewAugmentation of(PluginRegistry registry, PipelineSpec spec) {
        return new ViewAugmentation(
                AugmentationPipeline.of(registry, spec.augment()),
                AugmentationPipeline.of(registry, spec.views().second()),
                AugmentationPipeline.of(registry, spec.views().local()),
                spec.views().localCount());
    }

    /**
     * Returns independent sets of views of the same images, such as support and query; every chain runs once for all sets.
     *
     * @param images [N, H, W, 3], integers in 0 .. 255
     * @param sets number of sets
     * @param views full views of a set
     */
    public List<ViewImages> sets(Ops tf, RandomStream random, Operand<? extends TNumber> images, int sets, int views) {
        ViewImages full = second.steps().isEmpty()
                ? made(tf, random, images, first, sets * views)
                : inTurn(tf, random, images, sets, views);
        List<ViewImages> result = new ArrayList<>();
        for (int set = 0; set < sets; set++) {
            result.add(full.views(tf, set * views, views));
        }
        if (localCount > 0) {
            ViewImages crops = made(tf, random, images, local, sets * localCount);
            for (int set = 0; set < sets; set++) {
                result.set(set, result.get(set).withLocal(crops.views(tf, set * localCount, localCount)));
            }
        }
        return result;
    }

    private ViewImages inTurn(Ops tf, RandomStream random, Operand<? extends TNumber> images, int sets, int views) {
        int seconds = views / 2;
        List<Operand<TFloat32>> odd =
                made(tf, random, images, first, sets * (views - seconds)).each(tf);
        List<Operand<TFloat32>> even =
                made(tf, random, images, second, sets * seconds).each(tf);
        List<Operand<TFloat32>> all = new ArrayList<>();
        for (int set = 0; set < sets; set++) {
            for (int view = 0; view < views; view++) {
                List<Operand<TFloat32>> source = view % 2 == 0 ? odd : even;
                int perSet = source.size() / sets;
                all.add(source.get(set * perSet + view / 2));
            }
        }
        return new ViewImages(tf.concat(all, tf.constant(0)), all.size());
    }

    private static ViewImages made(
            Ops tf, RandomStream random, Operand<? extends TNumber> images, AugmentationPipeline chain, int count) {
        return new ViewImages(chain.apply(tf, random, images, count), count);
    }
}
