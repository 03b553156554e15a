package org.gessl.plugins.loss.decorrelation;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.graph.Scalars;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;

/** The loss of {@link Koleo}. */
final class KoleoLoss implements Loss {
    /** Taken from a row's cosine with itself, it makes the row the farthest from itself. */
    private static final double BEYOND_EVERY_COSINE = 4;

    private final Koleo options;

    @Inject
    KoleoLoss(Koleo options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        List<Operand<TFloat32>> terms = new ArrayList<>();
        for (View view : views) {
            terms.add(loss(net.tf(), options.features() ? view.features() : view.embedding()));
        }
        return Scalars.scaled(net.tf(), net.tf().math.addN(terms), 1.0 / terms.size());
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(options.plugin(), (tf, inputs) -> Map.of("loss", loss(tf, inputs.get("x"))));
    }

    private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> x) {
        BatchSize.requirePair(options.plugin(), "drives each image away from the nearest other one", x);
        Operand<TFloat64> eps = tf.constant(options.eps());
        Operand<TFloat64> rows = Rows.normalise(tf, Precise.of(tf, x), options.eps());
        Operand<TFloat64> neighbours = tf.gather(rows, nearest(tf, rows), tf.constant(0));
        Operand<TFloat64> difference = tf.math.add(tf.math.sub(rows, neighbours), eps);
        Operand<TFloat64> distance = tf.math.sqrt(tf.reduceSum(tf.math.square(difference), tf.constant(new int[] {1})));
        return Precise.rounded(tf, tf.math.neg(Totals.mean(tf, tf.math.log(tf.math.add(distance, eps)))));
    }

    private static Operand<TInt64> nearest(Ops tf, Operand<TFloat64> rows) {
        Operand<TFloat64> cosines = tf.linalg.matMul(rows, rows, MatMul.transposeB(true));
        Operand<TFloat64> others = Diagonal.plus(tf, cosines, tf.constant(-BEYOND_EVERY_COSINE));
        return tf.math.argMax(others, tf.constant(1));
    }
}
