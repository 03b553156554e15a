package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of maximum manifold capacity representations (Yerxa et al., arXiv 2303.03307): the centroids of the images' views should span as
 * much as possible, the views of one image as little as possible.
 *
 * <p>The V views of the network and the V of its teacher are joined to Z [N, 2V, D]; c [N, D] is their mean over the views and the loss is {@code -||c||_*
 * + lambda/N sum_n ||Z_n||_*} with the nuclear norm, the sum of the singular values. In training the rows are L2-normalised first, as in the paper,
 * without which the loss would have no lower bound; the bare formula takes them as they are. It is evaluated in float64. Singular values of rounding
 * size, as of identical views, count as zero and get the gradient zero, the shortest of the norm's subgradients there.
 *
 * <p>The inner loop adapts the encoder and the projector; the singular vectors follow from the adapted embeddings and are differentiated at every order.
 * The teacher's embeddings are constants: the teacher moves only between outer steps.
 *
 * @param lambda weight of the nuclear norm of each image's own views, in [0, inf)
 * @param views views of each image, in [2, 64]
 * @param momentum momentum of the teacher at the start of the run, in [0, 1]; it rises to 1 along half a cosine
 */
@PluginName("mmcr")
@About("Nuclear norm of the views' centroids (MMCR)")
public record Mmcr(
        @Range("[0, inf)") @About("weight of the views within an image")
        double lambda,

        @Range("[2, 64]") @About("views of each image") int views,

        @Range("[0, 1]") @About("momentum of the teacher at the start")
        double momentum)
        implements LossSpec {

    public Mmcr {
        Ranges.check(Mmcr.class, lambda, views, momentum);
    }

    /** Returns the loss of two views with lambda 0.005. */
    public static Mmcr mmcr() {
        return new Mmcr(0.005, 2, 0.996);
    }

    /** Returns these options with another value of {@link #lambda()}. */
    public Mmcr lambda(double value) {
        return new Mmcr(value, views, momentum);
    }

    /** Returns these options with another value of {@link #views()}. */
    public Mmcr views(int value) {
        return new Mmcr(lambda, value, momentum);
    }

    /** Returns these options with another value of {@link #momentum()}. */
    public Mmcr momentum(double value) {
        return new Mmcr(lambda, views, value);
    }
}
