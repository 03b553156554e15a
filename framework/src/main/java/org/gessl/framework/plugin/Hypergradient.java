package org.gessl.framework.plugin;

import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;

/** Estimates the total derivative of the outer loss with respect to theta and phi. */
@FunctionalInterface
public interface Hypergradient {

    /** Returns the gradients of {@code task}'s outer loss. */
    HypergradientEstimate estimate(BilevelTask task);

    /** Returns whether there is an inner loop at all; plain self-supervised training has none. */
    default boolean adapts() {
        return true;
    }
}
