package org.gessl.framework.bilevel;

import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Where the inner loop stands between two steps.
 *
 * @param weights theta', all of it
 * @param slots the optimizer's buffers of the adapted weights
 * @param done inner steps done, scalar
 */
public record InnerState(Weights weights, Map<String, Weights> slots, Operand<TFloat32> done) {
    public InnerState {
        slots = Map.copyOf(slots);
    }
}
