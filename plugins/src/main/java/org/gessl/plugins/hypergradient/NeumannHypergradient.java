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

/** The estimator of {@link Neumann}. */
final class NeumannHypergradient implements Hypergradient {
    private final Neumann options;

    @Inject
    NeumannHypergradient(Neumann options) {
        this.options = options;
    }

    @Override
    public HypergradientEstimate estimate(BilevelTask task) {
        Ops tf = task.tf();
        AdaptedPoint point = new AdaptedPoint(task, task.adapt(true));
        Operand<TFloat32> down =
                tf.constant((float) -task.innerLoop().optimizer().learningRate());
        Weights v = point.outerByAdapted();
        Weights sum = series(tf, point, v, down);
        Weights mixed = WeightMath.times(tf, point.mixed(sum).select(task.phi().names()::contains), down);
        return point.estimate(v.and(WeightMath.plus(tf, point.outerByOthers(), mixed)));
    }

    @Override
    public List<Problem> problems(PipelineSpec spec) {
        return Refusals.ofLearnedRates(spec, "forgets the path to the adapted weights");
    }

    /** {@code sum_{j=0..terms} (I - alpha H)^j v}, with {@code down = -alpha}. */
    private Weights series(Ops tf, AdaptedPoint point, Weights v, Operand<TFloat32> down) {
        Weights term = v;
        Weights sum = v;
        for (int j = 0; j < options.terms(); j++) {
            term = WeightMath.plus(tf, term, WeightMath.times(tf, point.hessian(term), down));
            sum = WeightMath.plus(tf, sum, term);
        }
        return sum;
    }

    @Override
    public int gradients(int innerSteps) {
        return innerSteps + 1 + 2 * (options.terms() + 1);
    }
}
