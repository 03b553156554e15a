package org.gessl.plugins.loss.decorrelation;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The loss of {@link Frossl}. */
final class FrosslLoss extends ViewSetLoss {
    /** Far below that of one feature, 1. */
    private static final float SMALLEST_TRACE = 1e-12f;

    private final Frossl options;

    @Inject
    FrosslLoss(Frossl options) {
        super(options, options.views());
        this.options = options;
    }

    @Override
    Operand<TFloat32> loss(Ops tf, List<Operand<TFloat32>> embeddings) {
        List<Operand<TFloat32>> views = new ArrayList<>();
        embeddings.forEach(view -> views.add(featuresNormalised(tf, view)));
        Operand<TFloat32> mean = mean(tf, views);
        double weight = options.invarianceWeight() * views.size() / mean.shape().get(1);
        List<Operand<TFloat32>> terms = new ArrayList<>();
        for (Operand<TFloat32> view : views) {
            Operand<TFloat32> distance = Totals.sum(tf, tf.math.squaredDifference(view, mean));
            terms.add(concentration(tf, view));
            terms.add(Scalars.scaled(tf, distance, weight));
        }
        return tf.math.addN(terms);
    }

    /** Each feature over the batch, divided by its length, as a row: [D, N] of [N, D]. */
    private static Operand<TFloat32> featuresNormalised(Ops tf, Operand<TFloat32> view) {
        return Rows.normalise(tf, tf.linalg.transpose(view, tf.constant(new int[] {1, 0})));
    }

    /** {@code 2 ln ||G / trace G||_F}, as the difference of the logarithms of the squares; 0 where all embeddings are zero, which have no direction. */
    private static Operand<TFloat32> concentration(Ops tf, Operand<TFloat32> view) {
        Operand<TFloat32> gram = Covariance.smallerGram(tf, view);
        Operand<TFloat32> square = Totals.sum(tf, tf.math.square(gram));
        Operand<TFloat32> trace = Totals.sum(tf, tf.math.square(view));
        return tf.math.sub(
                tf.math.log(tf.math.maximum(square, tf.constant(SMALLEST_TRACE * SMALLEST_TRACE))),
                Scalars.scaled(tf, tf.math.log(tf.math.maximum(trace, tf.constant(SMALLEST_TRACE))), 2));
    }
}
