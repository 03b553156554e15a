package org.gessl.plugins.loss.contrastive;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of decoupled contrastive learning with weighted positives (Yeh et al., arXiv 2110.06848): {@link Dcl} with a larger weight on
 * the pairs of a batch that are least alike.
 *
 * @param temperature divisor of the cosine similarity, in (0, 100]
 * @param sigma divisor of the cosine similarity in the weights, in (0, 100]; a smaller one makes the weights differ more
 */
@PluginName("dclw")
@About("Decoupled contrastive cross-entropy with weighted positives")
public record Dclw(
        @Range("(0, 100]") @About("divisor of the cosine similarity")
        double temperature,

        @Range("(0, 100]") @About("divisor of the cosine similarity in the weights")
        double sigma)
        implements LossSpec {

    public Dclw {
        Ranges.check(Dclw.class, temperature, sigma);
    }

    /** Returns the loss at temperature 0.1 and sigma 0.5. */
    public static Dclw dclw() {
        return new Dclw(0.1, 0.5);
    }

    /** Returns these options with another temperature. */
    public Dclw temperature(double value) {
        return new Dclw(value, sigma);
    }

    /** Returns these options with another sigma. */
    public Dclw sigma(double value) {
        return new Dclw(temperature, value);
    }
}
