package org.gessl.plugins.loss.decorrelation;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.graph.Scalars;
import org.gessl.framework.spec.UserException;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** The loss of {@link WMse}. */
final class WMseLoss extends PairLoss {
    /** Of the ridge, in parts of the mean variance for each feature: some times the rounding unit of float64. */
    private static final double ROUNDING = 1e-14;

    /** The least ridge, where all embeddings are one. */
    private static final double SMALLEST_VARIANCE = 1e-18;

    private final WMse options;

    @Inject
    WMseLoss(WMse options) {
        super(options);
        this.options = options;
    }

    @Override
    Operand<TFloat32> loss(Ops tf, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        requireRank(z1.shape().get(0), z1.shape().get(1));
        Operand<TFloat64> product = tf.math.mul(whitened(tf, z1), whitened(tf, z2));
        Operand<TFloat64> cosine =
                Scalars.scaled(tf, Totals.sum(tf, product), 2.0 / z1.shape().get(0));
        return Precise.rounded(tf, tf.math.sub(tf.constant(2.0), cosine));
    }

    private void requireRank(long images, long features) {
        if (options.eps() == 0 && images <= features) {
            throw new UserException(
                    "batch-size",
                    "'w-mse' with eps = 0 whitens embeddings of " + features + " features, which takes at least "
                            + (features + 1) + " images, but a batch has " + images
                            + "; use a larger batch, a narrower projector or eps above 0, such as 0.01");
        }
    }

    /** The rows {@code L^-1 x} of the centred rows x, normalised. */
    private Operand<TFloat64> whitened(Ops tf, Operand<TFloat32> z) {
        Operand<TFloat64> centred = Covariance.centred(tf, Precise.of(tf, z));
        Operand<TFloat64> factor = tf.linalg.cholesky(shrunk(tf, Covariance.unbiased(tf, centred)));
        Operand<TFloat64> columns = tf.linalg.triangularSolve(factor, transposed(tf, centred));
        return Rows.normalise(tf, transposed(tf, columns));
    }

    private Operand<TFloat64> shrunk(Ops tf, Operand<TFloat64> covariance) {
        Operand<TFloat64> trace = Totals.sum(tf, Diagonal.of(tf, covariance));
        Operand<TFloat64> ridge =
                tf.math.maximum(Scalars.scaled(tf, tf.stopGradient(trace), ROUNDING), tf.constant(SMALLEST_VARIANCE));
        return Diagonal.plus(
                tf, Scalars.scaled(tf, covariance, 1 - options.eps()), tf.math.add(ridge, tf.constant(options.eps())));
    }

    private static Operand<TFloat64> transposed(Ops tf, Operand<TFloat64> x) {
        return tf.linalg.transpose(x, tf.constant(new int[] {1, 0}));
    }
}
