package org.gessl.plugins.hypergradient;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.Problem;

/** The estimator of {@link FiniteDifference}. */
final class FiniteDifferenceHypergradient implements Hypergradient {
    private final FiniteDifference options;

    @Inject
    FiniteDifferenceHypergradient(FiniteDifference options) {
        this.options = options;
    }

    @Override
    public HypergradientEstimate estimate(BilevelTask task) {
        return new ReverseSweep(task, new DifferenceCurvature(task, options.eps())).estimate();
    }

    @Override
    public List<Problem> problems(PipelineSpec spec) {
        if (spec.train().precision() == Precision.FP32) {
            return List.of();
        }
        return List.of(new Problem(
                "option-value",
                "train.precision = " + spec.train().precision()
                        + " with gessl.hypergradient = finite-difference: its small moves vanish in 8 bits of mantissa; "
                        + "use train.precision = FP32, or gessl.hypergradient = exact or first-order"));
    }

    @Override
    public int gradients(int innerSteps) {
        return 1 + 3 * innerSteps;
    }
}
