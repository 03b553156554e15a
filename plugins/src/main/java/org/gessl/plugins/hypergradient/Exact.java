package org.gessl.plugins.hypergradient;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Ranges;

/**
 * The estimator {@code exact}: back-propagation through the unrolled inner steps and the inner optimizer's buffers (second order).
 *
 * @param recompute whether the way back evaluates each inner step again instead of keeping it: the same numbers up to rounding, one more gradient for
 *     each inner step, and the activations of one inner step at a time, however many there are
 */
@PluginName("exact")
@About("back-propagation through the unrolled inner steps, second order")
public record Exact(
        @About("whether inner steps are evaluated again on the way back, to save memory")
        boolean recompute) implements HypergradientSpec {
    public Exact {
        Ranges.check(Exact.class, recompute);
    }

    /** Returns the estimator, which keeps the inner steps. */
    public static Exact exact() {
        return new Exact(false);
    }

    /** Returns this estimator with inner steps evaluated again on the way back, or not. */
    public Exact recompute(boolean value) {
        return new Exact(value);
    }
}
