package org.gessl.plugins.hypergradient;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Problem;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The estimator of {@link Implicit}. */
final class ImplicitHypergradient implements Hypergradient {
    private final Implicit options;

    @Inject
    ImplicitHypergradient(Implicit options) {
        this.options = options;
    }

    @Override
    public HypergradientEstimate estimate(BilevelTask task) {
        Ops tf = task.tf();
        AdaptedPoint point = new AdaptedPoint(task, task.adapt(true, 1 / options.strength()));
        Operand<TFloat32> strength = tf.constant((float) options.strength());
        ConjugateGradients solver = new ConjugateGradients(
                tf, x -> WeightMath.plus(tf, x, WeightMath.times(tf, point.hessian(x), strength)));
        Weights v = solver.solve(point.outerByAdapted(), options.iterations());
        Weights mixed = WeightMath.times(tf, point.mixed(v), tf.math.neg(strength));
        return point.estimate(v.and(WeightMath.plus(tf, point.outerByOthers(), mixed)));
    }

    @Override
    public List<Problem> problems(PipelineSpec spec) {
        return Refusals.ofLearnedRates(spec, "forgets the path to the adapted weights");
    }

    @Override
    public int gradients(int innerSteps) {
        return innerSteps + 1 + 2 * (options.iterations() + 1);
    }
}
