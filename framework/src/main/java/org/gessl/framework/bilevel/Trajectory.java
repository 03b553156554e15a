package org.gessl.framework.bilevel;

import java.util.List;
import org.gessl.framework.graph.Weights;

/**
 * The inner steps of one task.
 *
 * @param steps theta'_0 .. theta'_K
 * @param losses the inner loss on the support at theta'_0 .. theta'_{K-1}
 */
public record Trajectory(List<Weights> steps, List<TaskLoss> losses) {

    public Trajectory {
        steps = List.copyOf(steps);
        losses = List.copyOf(losses);
    }

    /** Returns theta'_K. */
    public Weights adapted() {
        return steps.get(steps.size() - 1);
    }
}
