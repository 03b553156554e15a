package org.gessl.plugins.loss.distillation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of BYOL (Grill et al., arXiv 2006.07733): the prediction from each view must point where the teacher's embedding of the other view points.
 *
 * @param predictorHidden units of the predictor's hidden layer
 * @param momentum share of its weights that the teacher keeps at the first step, in [0, 1]; rises to 1 along half a cosine
 * @param eps smallest length that a row is divided by
 */
@PluginName("byol")
@About("Prediction of a momentum teacher's embedding (BYOL)")
public record Byol(
        @Range("[1, 65536]") @About("units of the predictor's hidden layer")
        int predictorHidden,

        @Range("[0, 1]") @About("share of its weights that the teacher keeps at the first step")
        double momentum,

        @Range("[1e-18, 1]") @About("smallest length that a row is divided by")
        double eps)
        implements LossSpec {

    public Byol {
        Ranges.check(Byol.class, predictorHidden, momentum, eps);
    }

    /** Returns the loss with 4096 hidden units in the predictor and a momentum of 0.996. */
    public static Byol byol() {
        return new Byol(4096, 0.996, 1e-8);
    }

    /** Returns these options with another hidden layer of the predictor. */
    public Byol predictorHidden(int value) {
        return new Byol(value, momentum, eps);
    }

    /** Returns these options with another momentum. */
    public Byol momentum(double value) {
        return new Byol(predictorHidden, value, eps);
    }

    /** Returns these options with another smallest length. */
    public Byol eps(double value) {
        return new Byol(predictorHidden, momentum, value);
    }
}
