package org.gessl.plugins.loss.contrastive;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the normalised, temperature-scaled cross-entropy of SimCLR (Chen et al., arXiv 2002.05709): each view must find the other view of its
 * image among all views of the batch.
 *
 * @param temperature divisor of the cosine similarity, in (0, 100]; a smaller one weighs hard negatives more
 */
@PluginName("nt-xent")
@About("Contrastive cross-entropy of two views (SimCLR)")
public record NtXent(
        @Range("(0, 100]") @About("divisor of the cosine similarity")
        double temperature) implements LossSpec {

    public NtXent {
        Ranges.check(NtXent.class, temperature);
    }

    /** Returns the loss at temperature 0.5. */
    public static NtXent ntXent() {
        return new NtXent(0.5);
    }

    /** Returns these options with another temperature. */
    public NtXent temperature(double value) {
        return new NtXent(value);
    }
}
