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
 * <p>Each ReLU or maximum that changes sides on the way adds a jump of the gradient, divided by eps, which no derivative has. On a large network with ReLU the
 * error of theta was many times the gradient and fell like the root of 1 / eps (a ResNet-18 at its initial weights: 3600 % at 1e-4); with smooth activations,
 * also in the projector, it was 1.2 %. Audit a pipeline before relying on this estimator.
 *
 * @param eps length of the move of theta' to either side; a short one drowns in rounding, a long one in the third derivative
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
