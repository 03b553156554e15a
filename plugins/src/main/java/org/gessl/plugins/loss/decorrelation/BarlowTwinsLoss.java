package org.gessl.plugins.loss.decorrelation;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** The loss of {@link BarlowTwins}. */
final class BarlowTwinsLoss extends PairLoss {
    private static final double EPSILON = 1e-5;

    private final BarlowTwins options;

    @Inject
    BarlowTwinsLoss(BarlowTwins options) {
        super(options);
        this.options = options;
    }

    @Override
    Operand<TFloat32> loss(Ops tf, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        Operand<TFloat32> correlations = Covariance.cross(
                tf, standardised(tf, z1), standardised(tf, z2), z1.shape().get(0));
        Operand<TFloat32> own =
                tf.math.square(tf.math.sub(Diagonal.of(tf, correlations), Scalars.like(tf, correlations, 1)));
        Operand<TFloat32> others = tf.math.square(Diagonal.without(tf, correlations));
        return tf.math.add(Totals.sum(tf, own), Scalars.scaled(tf, Totals.sum(tf, others), options.lambda()));
    }

    /** In float64, because the deviations of an almost constant feature are lost in the rounding of its mean. */
    private static Operand<TFloat32> standardised(Ops tf, Operand<TFloat32> z) {
        Operand<TFloat64> centred = Covariance.centred(tf, Precise.of(tf, z));
        Operand<TFloat64> variance =
                tf.math.mean(tf.math.square(centred), tf.constant(new int[] {0}), Mean.keepDims(true));
        Operand<TFloat64> scale = tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON)));
        return Precise.rounded(tf, tf.math.mul(centred, scale));
    }
}
