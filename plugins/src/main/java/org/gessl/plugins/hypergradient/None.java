package org.gessl.plugins.hypergradient;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PluginName;

/** The estimator {@code none}: no inner loop; the self-supervised loss on the batch, the baseline of every comparison. */
@PluginName("none")
@About("plain self-supervised training, no inner loop")
public record None() implements HypergradientSpec {

    /** Returns the estimator. */
    public static None none() {
        return new None();
    }
}
