package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of W-MSE (Ermolov et al., arXiv 2007.06346): the embeddings of each view are whitened over the batch, which leaves no room
 * for collapse, and the distance of the whitened pairs is what remains to be learned.
 *
 * <p>For embeddings z [N, D] of one view, X is z less its mean over the batch, {@code S = (1 - eps) X^T X / (N - 1) + eps I = L L^T} by Cholesky, and the
 * rows of {@code W = X L^-T} are L2-normalised to w; the loss is {@code 2 - 2 mean_i <w1_i, w2_i>}. The whole batch is one whitening group. It is
 * evaluated in float64. A ridge of rounding size, 1e-14 of the mean variance times D, keeps the factor where a feature is constant.
 *
 * <p>The inner loop adapts the encoder and the projector; the whitening of both views follows from the adapted embeddings and is differentiated at every
 * order, through the Cholesky factor. Nothing is held constant. With eps = 0 a batch needs more images than the embedding has features, or the loss is
 * refused: fewer have a singular covariance.
 *
 * @param eps share of the identity that is mixed into the covariance, in [0, 1]; more than 0 allows batches of any size
 */
@PluginName("w-mse")
@About("Distance of two whitened views (W-MSE)")
public record WMse(
        @Range("[0, 1]") @About("share of the identity in the covariance")
        double eps) implements LossSpec {

    public WMse {
        Ranges.check(WMse.class, eps);
    }

    /** Returns the loss with the bare covariance: each batch must hold more images than the embedding has features. */
    public static WMse wMse() {
        return new WMse(0);
    }

    /** Returns these options with another value of {@link #eps()}. */
    public WMse eps(double value) {
        return new WMse(value);
    }
}
