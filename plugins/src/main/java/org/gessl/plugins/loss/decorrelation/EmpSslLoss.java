package org.gessl.plugins.loss.decorrelation;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** The loss of {@link EmpSsl}. */
final class EmpSslLoss extends ViewSetLoss {
    private static final double SMALLEST_NORM = 1e-8;

    private final EmpSsl options;

    @Inject
    EmpSslLoss(EmpSsl options) {
        super(options, options.views());
        this.options = options;
    }

    @Override
    Operand<TFloat32> prepared(Ops tf, Operand<TFloat32> embedding) {
        return Rows.normalise(tf, embedding);
    }

    @Override
    Operand<TFloat32> loss(Ops tf, List<Operand<TFloat32>> embeddings) {
        List<Operand<TFloat64>> views = new ArrayList<>();
        embeddings.forEach(view -> views.add(Precise.of(tf, view)));
        Operand<TFloat64> centre = Rows.normalise(tf, mean(tf, views), SMALLEST_NORM);
        List<Operand<TFloat64>> terms = new ArrayList<>();
        for (Operand<TFloat64> view : views) {
            Operand<TFloat64> cosines = tf.math.mul(Rows.normalise(tf, view, SMALLEST_NORM), centre);
            double weight = options.invCoef() / view.shape().get(0);
            terms.add(tf.math.add(codingRate(tf, view), Scalars.scaled(tf, Totals.sum(tf, cosines), weight)));
        }
        return Precise.rounded(tf, tf.math.neg(mean(tf, terms)));
    }

    /** {@code 1/2 logdet(I + c z^T z)}: the sum of the logarithms of the Cholesky factor's diagonal. */
    private Operand<TFloat64> codingRate(Ops tf, Operand<TFloat64> view) {
        double scale = view.shape().get(1) / (view.shape().get(0) * options.tcrEps());
        Operand<TFloat64> scaled = Scalars.scaled(tf, Covariance.smallerGram(tf, view), scale);
        Operand<TFloat64> factor = tf.linalg.cholesky(Diagonal.plus(tf, scaled, tf.constant(1.0)));
        return Totals.sum(tf, tf.math.log(Diagonal.of(tf, factor)));
    }
}
