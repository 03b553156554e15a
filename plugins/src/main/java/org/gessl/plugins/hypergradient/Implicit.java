package org.gessl.plugins.hypergradient;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * The estimator {@code implicit} (iMAML: Rajeswaran et al., arXiv 1909.04630). The inner loss gets a proximal term
 * {@code 1/(2 strength) ||theta' - theta||^2}, and the hypergradient follows from the condition that theta'_K minimises it:
 * {@code v = (I + strength H)^-1 dL_outer/dtheta'_K} for theta, by conjugate gradients, and {@code -strength d2L_in/(dphi dtheta') v} on top of the direct
 * derivative for phi. Memory does not grow with K.
 *
 * <p>It assumes that the inner loop has converged, which a handful of steps on a network does not reach, and that {@code I + strength H} is positive
 * definite, which a small {@code strength} brings about. Where conjugate gradients meet a direction of negative curvature they stop and keep what they
 * have, which in the first iteration is {@code dL_outer/dtheta'_K}, the first-order gradient; so the result is always finite. The path to theta'_K
 * plays no part, so the inner rate cannot be learned.
 *
 * @param strength lambda_p; the smaller, the nearer theta' stays to theta
 * @param iterations conjugate-gradient iterations, one Hessian-vector product each
 */
@PluginName("implicit")
@About("implicit differentiation of a proximal inner problem (iMAML)")
public record Implicit(
        @Range("(0, 1e6]") @About("lambda_p of the proximal term 1/(2 lambda_p) ||theta' - theta||^2")
        double strength,

        @Range("[1, 100]") @About("conjugate-gradient iterations")
        int iterations)
        implements HypergradientSpec {
    public Implicit {
        Ranges.check(Implicit.class, strength, iterations);
    }

    /** Returns the estimator with strength 0.1 and 5 iterations. */
    public static Implicit implicit() {
        return new Implicit(0.1, 5);
    }

    /** Returns this estimator with another strength. */
    public Implicit strength(double value) {
        return new Implicit(value, iterations);
    }

    /** Returns this estimator with another number of iterations. */
    public Implicit iterations(int value) {
        return new Implicit(strength, value);
    }
}
