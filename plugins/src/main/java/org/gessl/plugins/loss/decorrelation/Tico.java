package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of TiCo (Zhu et al., arXiv 2206.10698): each embedding is pulled to the teacher's of the other view and away from the directions
 * in which the embeddings of past batches have lain.
 *
 * <p>With a, b the L2-normalised rows of the embeddings z1 and of the teacher's z2 [N, D], {@code C = beta * C' + (1 - beta) a^T a / N} [D, D] for the
 * state C' and the loss is {@code 1 - mean_i <a_i, b_i> + rho mean_i a_i^T C a_i}.
 *
 * <p>The inner loop adapts the encoder and the projector. C is a stop-gradient quantity, as in the reference implementation, and the teacher moves only
 * between outer steps: both are constants in the inner gradient, in its derivative and in the outer loss, so the inner Hessian stays symmetric. The
 * state C' is replaced by C once an outer step, by the pass with the unadapted weights.
 *
 * @param beta share of the old covariance that is kept at each step, in [0, 1]
 * @param rho weight of the covariance term, in [0, inf)
 * @param momentum momentum of the teacher at the start of the run, in [0, 1]; it rises to 1 along half a cosine
 */
@PluginName("tico")
@About("Invariance to a momentum view and decorrelation by a running covariance (TiCo)")
public record Tico(
        @Range("[0, 1]") @About("decay of the covariance") double beta,

        @Range("[0, inf)") @About("weight of the covariance term")
        double rho,

        @Range("[0, 1]") @About("momentum of the teacher at the start")
        double momentum)
        implements LossSpec {

    public Tico {
        Ranges.check(Tico.class, beta, rho, momentum);
    }

    /** Returns the loss with beta 0.9 and rho 20. */
    public static Tico tico() {
        return new Tico(0.9, 20, 0.99);
    }

    /** Returns these options with another value of {@link #beta()}. */
    public Tico beta(double value) {
        return new Tico(value, rho, momentum);
    }

    /** Returns these options with another value of {@link #rho()}. */
    public Tico rho(double value) {
        return new Tico(beta, value, momentum);
    }

    /** Returns these options with another value of {@link #momentum()}. */
    public Tico momentum(double value) {
        return new Tico(beta, rho, value);
    }
}
