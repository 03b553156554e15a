package org.gessl.plugins.loss.contrastive;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of nearest-neighbour contrastive learning (NNCLR, Dwibedi et al., arXiv 2104.14548): the prediction from a view must find the nearest neighbour
 * of the other view's embedding in a support set of embeddings of earlier batches.
 *
 * @param temperature divisor of the cosine similarity, in (0, 100]
 * @param supportSize embeddings of earlier batches; 98304 in the paper, for ImageNet
 * @param predictorHidden units of the predictor's hidden layer
 */
@PluginName("nnclr")
@About("Contrast of predictions with nearest neighbours of earlier batches (NNCLR)")
public record Nnclr(
        @Range("(0, 100]") @About("divisor of the cosine similarity")
        double temperature,

        @Range("[1, 1048576]") @About("embeddings of earlier batches")
        int supportSize,

        @Range("[1, 65536]") @About("units of the predictor's hidden layer")
        int predictorHidden)
        implements LossSpec {

    public Nnclr {
        Ranges.check(Nnclr.class, temperature, supportSize, predictorHidden);
    }

    /** Returns the loss at temperature 0.1 with a support set of 4096 and 4096 hidden units in the predictor. */
    public static Nnclr nnclr() {
        return new Nnclr(0.1, 4096, 4096);
    }

    /** Returns these options with another temperature. */
    public Nnclr temperature(double value) {
        return new Nnclr(value, supportSize, predictorHidden);
    }

    /** Returns these options with another size of the support set. */
    public Nnclr supportSize(int value) {
        return new Nnclr(temperature, value, predictorHidden);
    }

    /** Returns these options with another hidden layer of the predictor. */
    public Nnclr predictorHidden(int value) {
        return new Nnclr(temperature, supportSize, value);
    }
}
