package org.gessl.plugins.hypergradient;

import java.util.List;
import org.gessl.framework.spec.InnerRate;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Problem;

/** What several estimators cannot do. */
final class Refusals {
    private Refusals() {}

    /** Returns the refusal of learned inner rates, if {@code spec} asks for them, because the estimator does what {@code why} says. */
    static List<Problem> ofLearnedRates(PipelineSpec spec, String why) {
        InnerRate rate = spec.gessl().innerRate();
        if (rate == InnerRate.FIXED) {
            return List.of();
        }
        return List.of(
                new Problem(
                        "no-gradient",
                        "gessl.innerRate = " + rate + ": gessl.hypergradient = "
                                + spec.gessl().hypergradient().plugin() + " " + why
                                + ", so it has no gradient for the learned rates; use exact or finite-difference, or gessl.innerRate = FIXED"));
    }
}
