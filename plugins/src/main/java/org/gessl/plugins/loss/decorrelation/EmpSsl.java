package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of EMP-SSL (Tong et al., arXiv 2304.03977): the coding rate of each view's embeddings is maximised, and every view is pulled to
 * the mean of its image's views; many views of few images replace many epochs.
 *
 * <p>For V views [N, D], {@code R = mean_v 1/2 logdet(I + D / (N * tcrEps) z_v^T z_v)} and {@code A = -mean cos(z_vn, mean_v z_vn)}, the loss is {@code -R
 * + invCoef * A}. In training the rows are L2-normalised first, as by the authors, without which the rate would have no bound; the bare formula takes
 * them as they are. The determinant is that of the N x N matrix where this is the smaller, by Cholesky, in float64.
 *
 * <p>The inner loop adapts the encoder and the projector; rate and mean view follow from the adapted embeddings and are differentiated at every order.
 * Nothing is held constant.
 *
 * @param tcrEps distortion of the coding rate, not squared, in (0, inf)
 * @param invCoef weight of the cosine to the mean view, in [0, inf)
 * @param views views of each image, in [2, 256]; the paper takes 20 to 200 patches
 */
@PluginName("emp-ssl")
@About("Coding rate and invariance of many views (EMP-SSL)")
public record EmpSsl(
        @Range("(0, inf)") @About("distortion of the coding rate")
        double tcrEps,

        @Range("[0, inf)") @About("weight of the invariance")
        double invCoef,

        @Range("[2, 256]") @About("views of each image") int views)
        implements LossSpec {

    public EmpSsl {
        Ranges.check(EmpSsl.class, tcrEps, invCoef, views);
    }

    /** Returns the loss of eight views. */
    public static EmpSsl empSsl() {
        return new EmpSsl(0.2, 200, 8);
    }

    /** Returns these options with another value of {@link #tcrEps()}. */
    public EmpSsl tcrEps(double value) {
        return new EmpSsl(value, invCoef, views);
    }

    /** Returns these options with another value of {@link #invCoef()}. */
    public EmpSsl invCoef(double value) {
        return new EmpSsl(tcrEps, value, views);
    }

    /** Returns these options with another value of {@link #views()}. */
    public EmpSsl views(int value) {
        return new EmpSsl(tcrEps, invCoef, value);
    }
}
