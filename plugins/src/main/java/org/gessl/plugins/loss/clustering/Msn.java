package org.gessl.plugins.loss.clustering;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of masked siamese networks (MSN, Assran et al., arXiv 2204.07141): view 2 and every local view, the anchors, must be assigned to the prototypes
 * as the teacher assigns view 1, and on average all prototypes must be used. To mask anchors is the pipeline's part: crops or erased patches.
 *
 * @param prototypes number of prototypes
 * @param temperature divisor of the cosine similarity, in (0, 100]
 * @param sharpen exponent's divisor that sharpens the targets, in (0, 1]
 * @param iterations turns of the Sinkhorn-Knopp iteration on the targets; 0 for none
 * @param regularizationWeight weight of the missing entropy of the mean assignment, in [0, 1000]
 * @param momentum share of its weights that the teacher keeps at the first step, in [0, 1]; rises to 1 along half a cosine
 */
@PluginName("msn")
@About("Assignment of masked or local views as a teacher's of the whole (MSN)")
public record Msn(
        @Range("[2, 1048576]") @About("number of prototypes")
        int prototypes,

        @Range("(0, 100]") @About("divisor of the cosine similarity")
        double temperature,

        @Range("(0, 1]") @About("exponent's divisor that sharpens the targets")
        double sharpen,

        @Range("[0, 1000]") @About("turns of the Sinkhorn-Knopp iteration on the targets")
        int iterations,

        @Range("[0, 1000]") @About("weight of the missing entropy of the mean assignment")
        double regularizationWeight,

        @Range("[0, 1]") @About("share of its weights that the teacher keeps at the first step")
        double momentum)
        implements LossSpec {

    public Msn {
        Ranges.check(Msn.class, prototypes, temperature, sharpen, iterations, regularizationWeight, momentum);
    }

    /** Returns the loss with 1024 prototypes and the paper's other numbers. */
    public static Msn msn() {
        return new Msn(1024, 0.1, 0.25, 3, 1.0, 0.996);
    }

    /** Returns these options with another number of prototypes. */
    public Msn prototypes(int value) {
        return new Msn(value, temperature, sharpen, iterations, regularizationWeight, momentum);
    }

    /** Returns these options with another temperature. */
    public Msn temperature(double value) {
        return new Msn(prototypes, value, sharpen, iterations, regularizationWeight, momentum);
    }

    /** Returns these options with another sharpening. */
    public Msn sharpen(double value) {
        return new Msn(prototypes, temperature, value, iterations, regularizationWeight, momentum);
    }

    /** Returns these options with another number of Sinkhorn-Knopp turns. */
    public Msn iterations(int value) {
        return new Msn(prototypes, temperature, sharpen, value, regularizationWeight, momentum);
    }

    /** Returns these options with another weight of the regulariser. */
    public Msn regularizationWeight(double value) {
        return new Msn(prototypes, temperature, sharpen, iterations, value, momentum);
    }

    /** Returns these options with another momentum. */
    public Msn momentum(double value) {
        return new Msn(prototypes, temperature, sharpen, iterations, regularizationWeight, value);
    }
}
