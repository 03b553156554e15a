package org.gessl.plugins.loss;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.UserException;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link NtXent}. With Z the L2-normalised rows of both views and {@code s = Z Z^T / temperature}, it is the mean over all 2N rows of
 * {@code logsumexp_{j != i} s_ij - s_i,positive(i)}.
 */
final class NtXentLoss implements Loss {
    private static final float EXCLUDED = -1e30f;

    private final NtXent options;

    @Inject
    NtXentLoss(NtXent options) {
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        return loss(net.tf(), views.get(0).embedding(), views.get(1).embedding());
    }

    @Override
    public Optional<Criterion> criterion() {
        return Optional.of((tf, inputs) -> Map.of("loss", loss(tf, inputs.get("z1"), inputs.get("z2"))));
    }

    private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        long images = z1.shape().get(0);
        if (images < 2) {
            throw new UserException(
                    "batch-size",
                    "'nt-xent' tells each image from the others of its batch, but a batch has " + images
                            + "; use at least 2 images");
        }
        Operand<TFloat32> scale = tf.constant((float) (1 / options.temperature()));
        Operand<TFloat32> first = Rows.normalise(tf, z1);
        Operand<TFloat32> second = Rows.normalise(tf, z2);
        Operand<TFloat32> all = tf.concat(List.of(first, second), tf.constant(0));
        Operand<TFloat32> similarities = tf.math.mul(tf.linalg.matMul(all, all, MatMul.transposeB(true)), scale);
        Operand<TFloat32> itself =
                tf.linalg.tensorDiag(tf.fill(tf.constant(new long[] {2 * images}), tf.constant(EXCLUDED)));
        Operand<TFloat32> others = logSumExp(tf, tf.math.add(similarities, itself));
        Operand<TFloat32> positives = tf.reduceSum(tf.math.mul(first, second), tf.constant(1));
        return tf.math.sub(mean(tf, others), tf.math.mul(mean(tf, positives), scale));
    }

    /** The shift by the row's maximum changes nothing mathematically, so no gradient has to pass through it. */
    private static Operand<TFloat32> logSumExp(Ops tf, Operand<TFloat32> rows) {
        Operand<TFloat32> largest = tf.stopGradient(tf.reduceMax(rows, tf.constant(1), ReduceMax.keepDims(true)));
        Operand<TFloat32> sum = tf.reduceSum(tf.math.exp(tf.math.sub(rows, largest)), tf.constant(1));
        return tf.math.add(tf.math.log(sum), tf.squeeze(largest));
    }

    private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> vector) {
        return tf.math.mean(vector, tf.constant(0));
    }
}
