package org.gessl.plugins.evaluation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the geometry of the representation of held-out images, running statistics in use as in every evaluation.
 *
 * <ul>
 *   <li>{@code effective-rank}: RankMe (Garrido et al., arXiv 2210.02885, equation 1) of the embeddings, the projector's output for images that are
 *       not augmented: {@code exp(-sum_k p_k log p_k)} with {@code p_k = sigma_k / sum_l sigma_l + 1e-7} and the singular values sigma of the
 *       embeddings as they are; 1 after a collapse to one direction, at most the smaller of dimension and images.
 *   <li>{@code effective-rank-features}: the same of the encoder's features.
 *   <li>{@code alignment}: mean squared distance of the normalised embeddings of two augmented views of an image (Wang and Isola, arXiv 2005.10242,
 *       alpha = 2), in [0, 4]; 0 where the views agree.
 *   <li>{@code uniformity}: {@code log} of the mean over all pairs of images of {@code exp(-2 distance^2)} of normalised embeddings (the same paper,
 *       t = 2), mean of both views, in [-8, 0]; 0 after a collapse, near -4 for a uniform distribution in many dimensions.
 *   <li>{@code dimension-features}: numbers of the encoder's features, the bound of their effective rank.
 * </ul>
 *
 * @param images held-out images, rounded down to whole training batches; all where there are fewer
 */
@PluginName("geometry")
@About("Effective rank, alignment and uniformity of the representation")
public record Geometry(
        @Range("[2, 100000]") @About("held-out images") int images) implements EvaluationSpec {

    public Geometry {
        Ranges.check(Geometry.class, images);
    }

    /** Returns the geometry of 2048 images. */
    public static Geometry geometry() {
        return new Geometry(2048);
    }

    /** Returns these options with another number of images. */
    public Geometry images(int value) {
        return new Geometry(value);
    }
}
