package org.gessl.plugins.loss.clustering;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of SwAV (Caron et al., arXiv 2006.09882): every view must be assigned to the prototypes as each other, full view is when the batch is spread
 * evenly over them.
 *
 * @param prototypes number of prototypes
 * @param temperature divisor of the scores in the assignments, in (0, 100]
 * @param epsilon divisor of the scores in the codes, in (0, 100]; a smaller one makes harder codes
 * @param iterations turns of the Sinkhorn-Knopp iteration
 * @param queueSize embeddings of earlier batches that help to spread a batch smaller than the number of prototypes; 0 for none, 3840 in the paper
 * @param queueStart share of the run, in [0, 1], after which they do; 0.0375 in the paper (epoch 15 of 400)
 * @param freeze share of the run, in [0, 1], in which the prototypes do not move yet; the first epoch in the authors' code
 */
@PluginName("swav")
@About("Swapped assignment to evenly used prototypes (SwAV)")
public record Swav(
        @Range("[2, 1048576]") @About("number of prototypes")
        int prototypes,

        @Range("(0, 100]") @About("divisor of the scores in the assignments")
        double temperature,

        @Range("(0, 100]") @About("divisor of the scores in the codes")
        double epsilon,

        @Range("[0, 1000]") @About("turns of the Sinkhorn-Knopp iteration")
        int iterations,

        @Range("[0, 1048576]") @About("embeddings of earlier batches; 0 for none")
        int queueSize,

        @Range("[0, 1]") @About("share of the run after which they are used")
        double queueStart,

        @Range("[0, 1]") @About("share of the run in which the prototypes do not move yet")
        double freeze)
        implements LossSpec {

    public Swav {
        Ranges.check(Swav.class, prototypes, temperature, epsilon, iterations, queueSize, queueStart, freeze);
    }

    /** Returns the loss with 3000 prototypes, without a queue. */
    public static Swav swav() {
        return new Swav(3000, 0.1, 0.05, 3, 0, 0.0375, 0);
    }

    /** Returns these options with another number of prototypes. */
    public Swav prototypes(int value) {
        return new Swav(value, temperature, epsilon, iterations, queueSize, queueStart, freeze);
    }

    /** Returns these options with another divisor of the scores in the assignments. */
    public Swav temperature(double value) {
        return new Swav(prototypes, value, epsilon, iterations, queueSize, queueStart, freeze);
    }

    /** Returns these options with another divisor of the scores in the codes. */
    public Swav epsilon(double value) {
        return new Swav(prototypes, temperature, value, iterations, queueSize, queueStart, freeze);
    }

    /** Returns these options with another number of Sinkhorn-Knopp turns. */
    public Swav iterations(int value) {
        return new Swav(prototypes, temperature, epsilon, value, queueSize, queueStart, freeze);
    }

    /** Returns these options with another queue size. */
    public Swav queueSize(int value) {
        return new Swav(prototypes, temperature, epsilon, iterations, value, queueStart, freeze);
    }

    /** Returns these options with another start of the queue. */
    public Swav queueStart(double value) {
        return new Swav(prototypes, temperature, epsilon, iterations, queueSize, value, freeze);
    }

    /** Returns these options with prototypes that do not move in another share of the run. */
    public Swav freeze(double value) {
        return new Swav(prototypes, temperature, epsilon, iterations, queueSize, queueStart, value);
    }
}
