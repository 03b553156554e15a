package org.gessl.plugins.loss.contrastive;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of decoupled contrastive learning (Yeh et al., arXiv 2110.06848): the loss of SimCLR without the positive in the denominator, so that an easy
 * positive does not weaken the push of the negatives. The formula is that of {@code DclLoss}.
 *
 * @param temperature divisor of the cosine similarity, in (0, 100]; a smaller one weighs hard negatives more
 */
@PluginName("dcl")
@About("Contrastive cross-entropy without the positive in its denominator")
public record Dcl(
        @Range("(0, 100]") @About("divisor of the cosine similarity")
        double temperature) implements LossSpec {

    public Dcl {
        Ranges.check(Dcl.class, temperature);
    }

    /** Returns the loss at temperature 0.1. */
    public static Dcl dcl() {
        return new Dcl(0.1);
    }

    /** Returns these options with another temperature. */
    public Dcl temperature(double value) {
        return new Dcl(value);
    }
}
