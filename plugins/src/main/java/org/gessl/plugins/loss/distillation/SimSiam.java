package org.gessl.plugins.loss.distillation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of SimSiam (Chen and He, arXiv 2011.10566): the prediction from each view must point where the embedding of the other view points, and no
 * gradient passes through the embedding.
 *
 * @param predictorHidden units of the predictor's hidden layer; a quarter of the embedding's dimension in the paper
 * @param eps smallest length that a row is divided by
 */
@PluginName("simsiam")
@About("Prediction of the other view's embedding with a stopped gradient (SimSiam)")
public record SimSiam(
        @Range("[1, 65536]") @About("units of the predictor's hidden layer")
        int predictorHidden,

        @Range("[1e-18, 1]") @About("smallest length that a row is divided by")
        double eps)
        implements LossSpec {

    public SimSiam {
        Ranges.check(SimSiam.class, predictorHidden, eps);
    }

    /** Returns the loss with 512 hidden units in the predictor. */
    public static SimSiam simSiam() {
        return new SimSiam(512, 1e-8);
    }

    /** Returns these options with another hidden layer of the predictor. */
    public SimSiam predictorHidden(int value) {
        return new SimSiam(value, eps);
    }

    /** Returns these options with another smallest length. */
    public SimSiam eps(double value) {
        return new SimSiam(predictorHidden, value);
    }
}
