package org.gessl.plugins.objective;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * The objective {@code threshold}: the adapted model is judged by its own losses on the query,
 * {@code L_outer = L_ssl(theta'_K; Q) + w_query L_disc(theta'_K, phi; Q)}.
 *
 * @param discriminativeWeight w_disc, weight of the discriminative loss in the inner loss
 * @param queryWeight w_query, its weight in the outer loss; with 0 the thresholds are trained through the inner steps alone and tend to collapse
 * @param temperature tau, divisor of the differences between similarity and threshold
 */
@PluginName("threshold")
@About("self-supervised and discriminative loss of the adapted model on the query")
public record Threshold(
        @Range("[0, 1000]") @About("weight of the discriminative loss in the inner loss")
        double discriminativeWeight,

        @Range("[0, 1000]") @About("weight of the discriminative loss in the outer loss")
        double queryWeight,

        @Range("(0, 100]") @About("temperature of the discriminative loss")
        double temperature)
        implements ObjectiveSpec {

    public Threshold {
        Ranges.check(Threshold.class, discriminativeWeight, queryWeight, temperature);
    }

    /** Returns the objective with its defaults. */
    public static Threshold threshold() {
        return new Threshold(1.0, 0.5, 0.5);
    }

    /** Returns this objective with another weight in the inner loss. */
    public Threshold discriminativeWeight(double value) {
        return new Threshold(value, queryWeight, temperature);
    }

    /** Returns this objective with another weight in the outer loss. */
    public Threshold queryWeight(double value) {
        return new Threshold(discriminativeWeight, value, temperature);
    }

    /** Returns this objective with another temperature. */
    public Threshold temperature(double value) {
        return new Threshold(discriminativeWeight, queryWeight, value);
    }
}
