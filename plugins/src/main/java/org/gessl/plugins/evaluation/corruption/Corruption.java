package org.gessl.plugins.evaluation.corruption;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the corruption protocol: the accuracy of the {@code k} nearest clean training images for held-out images that are corrupted
 * (Hendrycks and Dietterich, arXiv 1903.12261). A figure for each kind, such as {@code corruption/gaussian-noise}, is the mean over the five strengths;
 * {@code corruption/mean} is the mean of the kinds, and {@code corruption/clean} the accuracy for the same images as they are.
 *
 * @param kinds corruptions
 * @param k neighbours that vote
 * @param images held-out images, drawn at random; all where there are fewer
 * @param seed seed of the images and the noise
 */
@PluginName("corruption")
@About("Nearest neighbours of corrupted images: noise, blur, contrast, pixelation, brightness")
public record Corruption(
        @About("corruptions") List<CorruptionKind> kinds,

        @Range("[1, 10000]") @About("neighbours that vote") int k,

        @Range("[1, 1000000]") @About("held-out images, drawn at random")
        int images,

        @About("seed of the images and the noise") long seed)
        implements EvaluationSpec {

    public Corruption {
        Ranges.check(Corruption.class, kinds, k, images, seed);
        kinds = List.copyOf(kinds);
    }

    /** Returns all corruptions of 2000 images, 5 neighbours. */
    public static Corruption corruption() {
        return new Corruption(List.of(CorruptionKind.values()), 5, 2000, 0);
    }

    /** Returns these options with other corruptions. */
    public Corruption kinds(CorruptionKind... values) {
        return new Corruption(List.of(values), k, images, seed);
    }

    /** Returns these options with another number of neighbours. */
    public Corruption k(int value) {
        return new Corruption(kinds, value, images, seed);
    }

    /** Returns these options with another number of images. */
    public Corruption images(int value) {
        return new Corruption(kinds, k, value, seed);
    }

    /** Returns these options with another seed. */
    public Corruption seed(long value) {
        return new Corruption(kinds, k, images, value);
    }
}
