package org.gessl.framework.bilevel;

import java.util.Map;
import org.gessl.framework.graph.Weights;

/**
 * Where the inner loop stands between two steps.
 *
 * @param weights theta', all of it
 * @param slots the optimizer's buffers of the adapted weights
 * @param steps inner steps done
 */
public record InnerState(Weights weights, Map<String, Weights> slots, int steps) {
    public InnerState {
        slots = Map.copyOf(slots);
    }
}
