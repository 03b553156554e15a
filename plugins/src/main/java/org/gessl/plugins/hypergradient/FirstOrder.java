package org.gessl.plugins.hypergradient;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PluginName;

/** The estimator {@code first-order}: the inner gradients are constants, so theta takes the outer gradient at the adapted weights. */
@PluginName("first-order")
@About("inner gradients taken as constants")
public record FirstOrder() implements HypergradientSpec {

    /** Returns the estimator. */
    public static FirstOrder firstOrder() {
        return new FirstOrder();
    }
}
