package org.gessl.plugins.hypergradient;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * The estimator {@code finite-difference}: the derivative of the outer loss is carried back over the inner steps, and each product with their second
 * derivatives is the central difference of two gradients of the inner loss at {@code theta'_k +- eps v / ||v||} (as in DARTS, arXiv 1806.09055, section 2.3).
 * Works with every inner optimizer, needs first derivatives only, and its memory does not grow with the activations of the inner steps. Everything that a
 * stop-gradient holds, such as the features that the threshold network sees, keeps its value at theta'_k.
 *
 * @param eps length of the move of theta' to either side. In float32 a long one crosses kinks of the network (1e-3 was up to 140 % off), a short one drowns in
 *     rounding
 */
@PluginName("finite-difference")
@About("second derivatives as differences of two gradients")
public record FiniteDifference(
        @Range("[1e-7, 1]") @About("length of the move to either side")
        double eps) implements HypergradientSpec {
    public FiniteDifference {
        Ranges.check(FiniteDifference.class, eps);
    }

    /** Returns the estimator with {@code eps = 1e-4}. */
    public static FiniteDifference finiteDifference() {
        return new FiniteDifference(1e-4);
    }

    /** Returns this estimator with another length of the move. */
    public FiniteDifference eps(double value) {
        return new FiniteDifference(value);
    }
}
