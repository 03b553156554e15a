package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the Kozachenko-Leonenko entropy estimator as a regulariser (Sablayrolles et al., arXiv 1806.03198; DINOv2, arXiv 2304.07193):
 * it drives each image of the batch away from its nearest neighbour, and the batch to a uniform distribution on the sphere. It is usually added to
 * another loss with a small weight.
 *
 * <p>With {@code u = x / max(||x||, eps)} for the rows x [N, D] of one view and {@code nn(i) = argmax_{j != i} <u_i, u_j>}, it is {@code -mean_i ln(||u_i -
 * u_nn(i) + eps|| + eps)}, eps being added to every component; the loss is the mean over the views. It is evaluated in float64.
 *
 * <p>The inner loop adapts the encoder and the projector (the encoder alone for features). The gradient passes both rows of a pair; which one is the
 * nearest is constant, for the index has no derivative.
 *
 * @param eps added to distances and a lower bound of lengths, in (0, 1]
 * @param features whether the encoder's features are spread, as in DINOv2, instead of the embeddings
 */
@PluginName("koleo")
@About("Distance of each embedding to its nearest neighbour (KoLeo)")
public record Koleo(
        @Range("(0, 1]") @About("keeps the logarithm finite")
        double eps,

        @About("spread the encoder's features") boolean features)
        implements LossSpec {

    public Koleo {
        Ranges.check(Koleo.class, eps, features);
    }

    /** Returns the loss of the embeddings. */
    public static Koleo koleo() {
        return new Koleo(1e-8, false);
    }

    /** Returns these options with another value of {@link #eps()}. */
    public Koleo eps(double value) {
        return new Koleo(value, features);
    }

    /** Returns these options with another value of {@link #features()}. */
    public Koleo features(boolean value) {
        return new Koleo(eps, value);
    }
}
