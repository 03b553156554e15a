package org.gessl.plugins.loss.contrastive;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of momentum contrast (He et al., arXiv 1911.05722), with the temperature of its second version (Chen et al., arXiv 2003.04297): view 1 must find
 * the teacher's embedding of view 2 among those of earlier batches, which a queue keeps. The second version's projector is the {@code mlp} head.
 *
 * @param temperature divisor of the cosine similarity, in (0, 100]
 * @param queueSize embeddings of earlier batches; 65536 in the paper, for ImageNet
 * @param momentum share of its weights that the teacher keeps at each step, in [0, 1]; the same during the whole run
 */
@PluginName("moco")
@About("Contrast with a momentum teacher and a queue (MoCo v2)")
public record Moco(
        @Range("(0, 100]") @About("divisor of the cosine similarity")
        double temperature,

        @Range("[1, 1048576]") @About("embeddings of earlier batches")
        int queueSize,

        @Range("[0, 1]") @About("share of its weights that the teacher keeps at each step")
        double momentum)
        implements LossSpec {

    public Moco {
        Ranges.check(Moco.class, temperature, queueSize, momentum);
    }

    /** Returns the loss at temperature 0.2 with a queue of 4096 and a momentum of 0.999. */
    public static Moco moco() {
        return new Moco(0.2, 4096, 0.999);
    }

    /** Returns these options with another temperature. */
    public Moco temperature(double value) {
        return new Moco(value, queueSize, momentum);
    }

    /** Returns these options with another queue size. */
    public Moco queueSize(int value) {
        return new Moco(temperature, value, momentum);
    }

    /** Returns these options with another momentum. */
    public Moco momentum(double value) {
        return new Moco(temperature, queueSize, value);
    }
}
