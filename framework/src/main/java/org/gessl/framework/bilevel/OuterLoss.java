package org.gessl.framework.bilevel;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The outer loss of one task.
 *
 * @param value scalar
 * @param parts the losses it was made of, for the metrics
 */
public record OuterLoss(Operand<TFloat32> value, List<TaskLoss> parts) {

    public OuterLoss {
        parts = List.copyOf(parts);
    }
}
