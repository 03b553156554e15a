package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of VICReg (Bardes, Ponce and LeCun, arXiv 2105.04906, equation 6): equal embeddings of both views, a standard deviation of at least 1 in each
 * feature, no covariance between features.
 *
 * <p>For embeddings z1, z2 [N, D] the loss is {@code inv * mean (z1 - z2)^2 + var * (h(z1) + h(z2)) / 2 + cov * (c(z1) + c(z2))} with {@code h = mean_j
 * max(0, 1 - sqrt(Var_j + eps))} and {@code c = 1/D sum_{i != j} Cov_ij^2}; variances and covariances are divided by N - 1.
 *
 * <p>The inner loop adapts the encoder and the projector; means, variances and covariances of the batch follow from the adapted embeddings and are
 * differentiated at every order. Nothing is held constant.
 *
 * @param inv weight of the squared difference of the views, in [0, inf)
 * @param var weight of the hinge on the standard deviation, in [0, inf)
 * @param cov weight of the squared covariances, in [0, inf)
 * @param eps added to the variance before the root, in [0, 1]; with 0 the gradient of a constant feature is not finite
 */
@PluginName("vicreg")
@About("Invariance of two views, variance and covariance of their features (VICReg)")
public record Vicreg(
        @Range("[0, inf)") @About("weight of the invariance")
        double inv,

        @Range("[0, inf)") @About("weight of the variance") double var,

        @Range("[0, inf)") @About("weight of the covariance")
        double cov,

        @Range("[0, 1]") @About("added to the variance") double eps)
        implements LossSpec {

    public Vicreg {
        Ranges.check(Vicreg.class, inv, var, cov, eps);
    }

    /** Returns the loss with weights 25, 25 and 1. */
    public static Vicreg vicreg() {
        return new Vicreg(25, 25, 1, 1e-4);
    }

    /** Returns these options with another value of {@link #inv()}. */
    public Vicreg inv(double value) {
        return new Vicreg(value, var, cov, eps);
    }

    /** Returns these options with another value of {@link #var()}. */
    public Vicreg var(double value) {
        return new Vicreg(inv, value, cov, eps);
    }

    /** Returns these options with another value of {@link #cov()}. */
    public Vicreg cov(double value) {
        return new Vicreg(inv, var, value, eps);
    }

    /** Returns these options with another value of {@link #eps()}. */
    public Vicreg eps(double value) {
        return new Vicreg(inv, var, cov, value);
    }
}
