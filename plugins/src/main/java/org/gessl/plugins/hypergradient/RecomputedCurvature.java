package org.gessl.plugins.hypergradient;

import java.util.List;
import java.util.Map;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.InnerStep;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.graph.gradient.Reevaluation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Evaluates the inner loss again at the same weights and differentiates it twice. The weights wait for the direction, so the activations of the step
 * come into being when the sweep has arrived there.
 */
record RecomputedCurvature(BilevelTask task) implements Curvature {

    @Override
    public Weights product(InnerStep step, Weights direction) {
        Ops tf = task.tf();
        Ops later = tf.withControlDependencies(List.copyOf(direction.values()));
        Weights here = step.before().weights();
        Weights again = here.select(direction.names()::contains).map((name, w) -> later.identity(w));
        Operand<TFloat32> loss = Reevaluation.of(tf, step.loss().total(), here, again);
        Weights gradients = Gradients.of(tf, loss, again);
        Weights by =
                again.and(here.select(name -> !again.names().contains(name))).and(task.phi());
        return Pullback.of(tf, Map.of("gradient", gradients), Map.of("gradient", direction), Map.of("product", by))
                .get("product");
    }
}
