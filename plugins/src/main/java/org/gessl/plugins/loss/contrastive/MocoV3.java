package org.gessl.plugins.loss.contrastive;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of momentum contrast without a queue (MoCo v3, Chen et al., arXiv 2104.02057): the prediction from each view must find the teacher's embedding
 * of the other view among those of the batch.
 *
 * @param temperature divisor of the cosine similarity, in (0, 100]; the paper's is 1 for convolutional networks, 0.2 for transformers
 * @param predictorHidden units of the predictor's hidden layer
 * @param momentum share of its weights that the teacher keeps at the first step, in [0, 1]; rises to 1 along half a cosine
 */
@PluginName("moco-v3")
@About("Symmetric contrast of predictions with a teacher's embeddings (MoCo v3)")
public record MocoV3(
        @Range("(0, 100]") @About("divisor of the cosine similarity")
        double temperature,

        @Range("[1, 65536]") @About("units of the predictor's hidden layer")
        int predictorHidden,

        @Range("[0, 1]") @About("share of its weights that the teacher keeps at the first step")
        double momentum)
        implements LossSpec {

    public MocoV3 {
        Ranges.check(MocoV3.class, temperature, predictorHidden, momentum);
    }

    /** Returns the loss at temperature 1 with 4096 hidden units in the predictor and a momentum of 0.99. */
    public static MocoV3 mocoV3() {
        return new MocoV3(1.0, 4096, 0.99);
    }

    /** Returns these options with another temperature. */
    public MocoV3 temperature(double value) {
        return new MocoV3(value, predictorHidden, momentum);
    }

    /** Returns these options with another hidden layer of the predictor. */
    public MocoV3 predictorHidden(int value) {
        return new MocoV3(temperature, value, momentum);
    }

    /** Returns these options with another momentum. */
    public MocoV3 momentum(double value) {
        return new MocoV3(temperature, predictorHidden, value);
    }
}
