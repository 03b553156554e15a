package org.gessl.plugins.hypergradient;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * The estimator {@code neumann}, experimental: phi takes {@code dL_outer/dphi - alpha d2L_in/(dphi dtheta') sum_{j=0..terms} (I - alpha H)^j v}, where
 * {@code v = dL_outer/dtheta'_K}, H is the inner Hessian at theta'_K and alpha the inner learning rate (Lorraine et al., arXiv 1911.02590, algorithm 3); theta
 * takes the first-order gradient v.
 *
 * <p>The inner Hessian of a network is indefinite, so the series need not converge: more terms need not be better. Momentum and other rules of the inner
 * optimizer play no part in it.
 *
 * @param terms J; the sum has J + 1 terms
 */
@PluginName("neumann")
@About("experimental: a finite Neumann series for the thresholds, first order for the model")
public record Neumann(
        @Range("[0, 100]") @About("J, of a sum of J + 1 terms")
        int terms) implements HypergradientSpec {
    public Neumann {
        Ranges.check(Neumann.class, terms);
    }

    /** Returns the estimator with J = 3. */
    public static Neumann neumann() {
        return new Neumann(3);
    }

    /** Returns this estimator with another number of terms. */
    public Neumann terms(int value) {
        return new Neumann(value);
    }
}
