package org.gessl.plugins.loss.distillation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of relational self-supervised learning (ReSSL, Zheng et al., arXiv 2107.09282): view 1 must be as similar to each embedding of earlier batches
 * as view 2 is by the teacher. The paper augments view 2 weakly.
 *
 * @param temperatureQ divisor of view 1's similarities, in (0, 100]
 * @param temperatureK divisor of view 2's similarities, in (0, 100]; smaller than the other, so that the targets are sharper
 * @param queueSize embeddings of earlier batches; 131072 in the paper, for ImageNet
 * @param momentum share of its weights that the teacher keeps at each step, in [0, 1]; the same during the whole run
 */
@PluginName("ressl")
@About("Agreement with a teacher on the similarities to earlier batches (ReSSL)")
public record Ressl(
        @Range("(0, 100]") @About("divisor of the similarities of view 1")
        double temperatureQ,

        @Range("(0, 100]") @About("divisor of the similarities of view 2")
        double temperatureK,

        @Range("[2, 1048576]") @About("embeddings of earlier batches")
        int queueSize,

        @Range("[0, 1]") @About("share of its weights that the teacher keeps at each step")
        double momentum)
        implements LossSpec {

    public Ressl {
        Ranges.check(Ressl.class, temperatureQ, temperatureK, queueSize, momentum);
    }

    /** Returns the loss at temperatures 0.1 and 0.04 with a queue of 4096 and a momentum of 0.999. */
    public static Ressl ressl() {
        return new Ressl(0.1, 0.04, 4096, 0.999);
    }

    /** Returns these options with another divisor of view 1's similarities. */
    public Ressl temperatureQ(double value) {
        return new Ressl(value, temperatureK, queueSize, momentum);
    }

    /** Returns these options with another divisor of view 2's similarities. */
    public Ressl temperatureK(double value) {
        return new Ressl(temperatureQ, value, queueSize, momentum);
    }

    /** Returns these options with another queue size. */
    public Ressl queueSize(int value) {
        return new Ressl(temperatureQ, temperatureK, value, momentum);
    }

    /** Returns these options with another momentum. */
    public Ressl momentum(double value) {
        return new Ressl(temperatureQ, temperatureK, queueSize, value);
    }
}
