package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of LeJEPA (Balestriero and LeCun, arXiv 2511.08544): every view, global or local, predicts the mean of the global ones,
 * while sketched isotropic Gaussian regularisation (SIGReg) holds the distribution of the embeddings at a standard normal one.
 *
 * <p>The embeddings P [V, N, D] are projected on numVectors random unit directions to x [V, N, M]. With {@code t_q = q * tMax / (knots - 1)} and the
 * weights w_q of the trapezoid rule on [-tMax, tMax] times {@code exp(-t_q^2 / 2)}, {@code sigreg = N mean_{v,m} sum_q w_q |mean_n exp(i x t_q) -
 * exp(-t_q^2 / 2)|^2}, the Epps-Pulley statistic; the loss is {@code lambda * sigreg + (1 - lambda) * mean (P - mean of the global views)^2}. The
 * directions are drawn anew for each batch.
 *
 * <p>The inner loop adapts the encoder and the projector; the mean of the global views follows from the adapted embeddings and is differentiated, as there
 * is no teacher and no stopped gradient. The directions are constants: every evaluation of a task's loss, in the inner loop and after it, takes the same
 * ones.
 *
 * @param lambda weight of the regularisation against the prediction, in [0, 1]
 * @param knots points of the quadrature from 0 to tMax, in [2, 1001]
 * @param tMax largest argument of the characteristic function, in (0, 100]
 * @param numVectors random directions, in [1, 65536]
 * @param views global views of each image, in [2, 64]; local crops come besides them
 */
@PluginName("lejepa")
@About("Prediction of the global views' mean under an isotropic Gaussian (LeJEPA)")
public record Lejepa(
        @Range("[0, 1]") @About("weight of the regularisation")
        double lambda,

        @Range("[2, 1001]") @About("points of the quadrature")
        int knots,

        @Range("(0, 100]") @About("end of the quadrature") double tMax,
        @Range("[1, 65536]") @About("random directions") int numVectors,

        @Range("[2, 64]") @About("global views of each image")
        int views)
        implements LossSpec {

    public Lejepa {
        Ranges.check(Lejepa.class, lambda, knots, tMax, numVectors, views);
    }

    /** Returns the loss with lambda 0.05 and 256 directions. */
    public static Lejepa lejepa() {
        return new Lejepa(0.05, 17, 3, 256, 2);
    }

    /** Returns these options with another value of {@link #lambda()}. */
    public Lejepa lambda(double value) {
        return new Lejepa(value, knots, tMax, numVectors, views);
    }

    /** Returns these options with another value of {@link #knots()}. */
    public Lejepa knots(int value) {
        return new Lejepa(lambda, value, tMax, numVectors, views);
    }

    /** Returns these options with another value of {@link #tMax()}. */
    public Lejepa tMax(double value) {
        return new Lejepa(lambda, knots, value, numVectors, views);
    }

    /** Returns these options with another value of {@link #numVectors()}. */
    public Lejepa numVectors(int value) {
        return new Lejepa(lambda, knots, tMax, value, views);
    }

    /** Returns these options with another value of {@link #views()}. */
    public Lejepa views(int value) {
        return new Lejepa(lambda, knots, tMax, numVectors, value);
    }
}
