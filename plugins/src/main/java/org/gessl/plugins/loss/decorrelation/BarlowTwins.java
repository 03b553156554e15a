package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of Barlow Twins (Zbontar et al., arXiv 2103.03230, equation 1): the correlation of each feature with itself across the two views is pulled to
 * 1, that with any other feature to 0.
 *
 * <p>With the embeddings of each view [N, D] standardised over the batch to u (variance divided by N, 1e-5 added to it) and {@code C = u1^T u2 / N}, the
 * loss is {@code sum_i (C_ii - 1)^2 + lambda sum_{i != j} C_ij^2}, without the factor that some implementations put before it.
 *
 * <p>The inner loop adapts the encoder and the projector; the batch's means, variances and C follow from the adapted embeddings and are differentiated at
 * every order. Nothing is held constant.
 *
 * @param lambda weight of the correlations between different features, in [0, inf)
 */
@PluginName("barlow-twins")
@About("Cross-correlation of two views towards the identity (Barlow Twins)")
public record BarlowTwins(
        @Range("[0, inf)") @About("weight of the correlations between features")
        double lambda) implements LossSpec {

    public BarlowTwins {
        Ranges.check(BarlowTwins.class, lambda);
    }

    /** Returns the loss with lambda 0.005. */
    public static BarlowTwins barlowTwins() {
        return new BarlowTwins(0.005);
    }

    /** Returns these options with another value of {@link #lambda()}. */
    public BarlowTwins lambda(double value) {
        return new BarlowTwins(value);
    }
}
