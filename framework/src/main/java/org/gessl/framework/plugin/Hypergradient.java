package org.gessl.framework.plugin;

import java.util.List;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Problem;

/** Estimates the total derivative of the outer loss with respect to theta and phi. */
@FunctionalInterface
public interface Hypergradient {

    /** Returns the gradients of {@code task}'s outer loss. */
    HypergradientEstimate estimate(BilevelTask task);

    /** Returns what {@code spec} asks for that this estimator cannot do, each with the reason and the way out; nothing by default. */
    default List<Problem> problems(PipelineSpec spec) {
        return List.of();
    }

    /**
     * Returns how many gradient evaluations, each a pass forward and back over a batch, a task of {@code innerSteps} inner steps costs, for comparisons at equal
     * cost. A product with second derivatives counts as two, as is usual; by default each inner step counts as one and the outer loss as one.
     */
    default int gradients(int innerSteps) {
        return innerSteps + 1;
    }

    /** Returns whether there is an inner loop at all; plain self-supervised training has none. */
    default boolean adapts() {
        return true;
    }
}
