package org.gessl.framework.bilevel;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The outer loss of one task.
 *
 * @param value scalar
 * @param parts the losses it was made of, for the metrics; at least one
 * @param details what else it was made of, by name, for whoever wants to look
 */
public record OuterLoss(Operand<TFloat32> value, List<TaskLoss> parts, Map<String, Operand<TFloat32>> details) {
    public OuterLoss {
        parts = List.copyOf(parts);
        details = Map.copyOf(details);
    }

    /** Returns the outer loss that is {@code loss} itself. */
    public static OuterLoss of(TaskLoss loss) {
        return new OuterLoss(loss.total(), List.of(loss), Map.of());
    }
}
