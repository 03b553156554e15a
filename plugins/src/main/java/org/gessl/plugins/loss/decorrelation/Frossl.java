package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of FroSSL (Skean et al., arXiv 2310.02903): the logarithm of the Frobenius norm of each view's normalised covariance spreads the
 * spectrum, and a squared distance to the mean view keeps the views together.
 *
 * <p>For V views [N, D], u_v is view v with each feature divided by its length over the batch, not centred, and {@code G_v = u_v^T u_v / trace}; the loss
 * is {@code sum_v [2 ln ||G_v||_F + invarianceWeight * V/N * sum (u_v - mean_v u_v)^2]}. The norm is that of the N x N Gram matrix where this is the
 * smaller.
 *
 * <p>The inner loop adapts the encoder and the projector; lengths and covariances of the batch follow from the adapted embeddings and are differentiated at
 * every order. Nothing is held constant.
 *
 * @param invarianceWeight weight of the squared distance of each view to their mean, in [0, inf)
 * @param views views of each image, in [2, 64]
 */
@PluginName("frossl")
@About("Frobenius norm of normalised covariances of several views (FroSSL)")
public record Frossl(
        @Range("[0, inf)") @About("weight of the distance between views")
        double invarianceWeight,

        @Range("[2, 64]") @About("views of each image") int views)
        implements LossSpec {

    public Frossl {
        Ranges.check(Frossl.class, invarianceWeight, views);
    }

    /** Returns the loss of two views with invariance weight 1. */
    public static Frossl frossl() {
        return new Frossl(1, 2);
    }

    /** Returns these options with another value of {@link #invarianceWeight()}. */
    public Frossl invarianceWeight(double value) {
        return new Frossl(value, views);
    }

    /** Returns these options with another value of {@link #views()}. */
    public Frossl views(int value) {
        return new Frossl(invarianceWeight, value);
    }
}
