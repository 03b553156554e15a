package org.gessl.framework.bilevel;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The outer loss of one task.
 *
 * @param value scalar
 * @param terms its parts by name, scalars, for the metrics
 */
public record OuterLoss(Operand<TFloat32> value, Map<String, Operand<TFloat32>> terms) {

    public OuterLoss {
        terms = Map.copyOf(terms);
    }
}
