package org.gessl.plugins.loss.decorrelation;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The loss of {@link Vicreg}. */
final class VicregLoss extends PairLoss {
    private final Vicreg options;

    @Inject
    VicregLoss(Vicreg options) {
        super(options);
        this.options = options;
    }

    @Override
    Operand<TFloat32> loss(Ops tf, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        Operand<TFloat32> distance = Totals.mean(tf, tf.math.squaredDifference(z1, z2));
        return tf.math.addN(
                List.of(Scalars.scaled(tf, distance, options.inv()), regularisation(tf, z1), regularisation(tf, z2)));
    }

    /** The share of one view in the terms of variance and covariance. */
    private Operand<TFloat32> regularisation(Ops tf, Operand<TFloat32> z) {
        Operand<TFloat32> covariance = Covariance.unbiased(tf, centred(tf, z));
        Operand<TFloat32> variance = Diagonal.of(tf, covariance);
        Operand<TFloat32> deviation = tf.math.sqrt(tf.math.add(variance, Scalars.like(tf, z, options.eps())));
        Operand<TFloat32> hinge = tf.nn.relu(tf.math.sub(Scalars.like(tf, z, 1), deviation));
        Operand<TFloat32> redundancy = Totals.sum(tf, tf.math.square(Diagonal.without(tf, covariance)));
        return tf.math.add(
                Scalars.scaled(tf, Totals.mean(tf, hinge), options.var() / 2),
                Scalars.scaled(tf, redundancy, options.cov() / z.shape().get(1)));
    }

    /** In float64, because the deviations of an almost constant feature are lost in the rounding of its mean. */
    private static Operand<TFloat32> centred(Ops tf, Operand<TFloat32> z) {
        return Precise.rounded(tf, Covariance.centred(tf, Precise.of(tf, z)));
    }
}
