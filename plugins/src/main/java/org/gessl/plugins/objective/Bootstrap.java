package org.gessl.plugins.objective;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * The objective {@code bootstrap}: the adapted model is pulled to the one that looks further ahead,
 * {@code L_outer = KL( p^(K + lambda) || p^(K) )}, where {@code p(j|i) = softmax_j(<z_i^2, z_j^1> / tau)} and the target, after lambda further inner steps, is a
 * constant (arXiv 2405.01053v4 states the objective; the choice of p is this project's reading).
 *
 * @param lookAhead lambda, inner steps from the adapted model to its target
 * @param discriminativeWeight w_disc, weight of the discriminative loss in the inner loss
 * @param temperature tau, of p and of the discriminative loss
 * @param on views on which the two models are compared
 */
@PluginName("bootstrap")
@About("divergence of the adapted model from itself some inner steps ahead")
public record Bootstrap(
        @Range("[1, 64]") @About("inner steps from the adapted model to its target")
        int lookAhead,

        @Range("[0, 1000]") @About("weight of the discriminative loss in the inner loss")
        double discriminativeWeight,

        @Range("(0, 100]") @About("temperature of the compared distributions and of the discriminative loss")
        double temperature,

        @About("views on which the two models are compared") Views on)
        implements ObjectiveSpec {

    /** Views of a task. */
    public enum Views {
        /** Those that the inner steps have seen. */
        SUPPORT,
        /** Those that they have not. */
        QUERY
    }

    public Bootstrap {
        Ranges.check(Bootstrap.class, lookAhead, discriminativeWeight, temperature, on);
    }

    /** Returns the objective with its defaults: one step ahead, on the support. */
    public static Bootstrap bootstrap() {
        return new Bootstrap(1, 1.0, 0.5, Views.SUPPORT);
    }

    /** Returns this objective with another number of steps ahead. */
    public Bootstrap lookAhead(int value) {
        return new Bootstrap(value, discriminativeWeight, temperature, on);
    }

    /** Returns this objective with another weight in the inner loss. */
    public Bootstrap discriminativeWeight(double value) {
        return new Bootstrap(lookAhead, value, temperature, on);
    }

    /** Returns this objective with another temperature. */
    public Bootstrap temperature(double value) {
        return new Bootstrap(lookAhead, discriminativeWeight, value, on);
    }

    /** Returns this objective on other views. */
    public Bootstrap on(Views value) {
        return new Bootstrap(lookAhead, discriminativeWeight, temperature, value);
    }
}
