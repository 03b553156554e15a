package org.gessl.framework.bilevel;

import java.util.List;
import java.util.Optional;
import org.gessl.framework.plugin.View;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The loss on the support or the query of a task at some theta'.
 *
 * @param total {@code ssl} and {@code disc}, each times its weight and the weight's factor at this point of the run, summed; scalar
 * @param ssl the self-supervised loss, scalar
 * @param disc the discriminative loss, scalar; empty if its weight is 0
 * @param thresholds t [N]; empty with {@code disc}
 * @param views the views from which it was computed
 */
public record TaskLoss(
        Operand<TFloat32> total,
        Operand<TFloat32> ssl,
        Optional<Operand<TFloat32>> disc,
        Optional<Operand<TFloat32>> thresholds,
        List<View> views) {

    public TaskLoss {
        views = List.copyOf(views);
    }
}
