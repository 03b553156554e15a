package org.gessl.plugins.hypergradient;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PluginName;

/** The estimator {@code exact}: back-propagation through the unrolled inner steps and the inner optimizer's buffers (second order). */
@PluginName("exact")
@About("back-propagation through the unrolled inner steps, second order")
public record Exact() implements HypergradientSpec {

    /** Returns the estimator. */
    public static Exact exact() {
        return new Exact();
    }
}
