package org.gessl.plugins.loss.contrastive;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Teacher;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.gessl.plugins.loss.InfoNce;
import org.gessl.plugins.loss.Predictor;
import org.gessl.plugins.loss.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link MocoV3}: {@code ctr(q1, k2) + ctr(q2, k1)} with {@code ctr(q, k) = 2 temperature} times the mean cross-entropy of row i of
 * {@code q k^T / temperature} with answer i (algorithm 1 of the paper). q are the L2-normalised predictions from the embeddings, k the L2-normalised
 * embeddings by the teacher.
 *
 * <p>The inner loop adapts encoder, head and predictor. The teacher and so the keys are constants in it; the teacher moves once in an outer step.
 */
final class MocoV3Loss implements Loss {
    private final MocoV3 options;
    private final Predictor predictor;

    @Inject
    MocoV3Loss(MocoV3 options) {
        this.options = options;
        this.predictor = new Predictor(options.predictorHidden(), false);
    }

    @Override
    public Optional<Teacher> teacher() {
        return Optional.of(new Teacher(options.momentum(), true));
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        View first = views.get(0);
        View second = views.get(1);
        BatchSize.requirePair(options.plugin(), "tells each image from the others of its batch", first.embedding());
        return net.tf()
                .math
                .add(
                        contrast(
                                net.tf(),
                                predictor.apply(net, first.embedding()),
                                second.teacher().embedding()),
                        contrast(
                                net.tf(),
                                predictor.apply(net, second.embedding()),
                                first.teacher().embedding()));
    }

    private Operand<TFloat32> contrast(Ops tf, Operand<TFloat32> prediction, Operand<TFloat32> key) {
        Similarity similarity = new Similarity(options.temperature());
        Operand<TFloat32> q = Rows.normalise(tf, prediction);
        Operand<TFloat32> k = tf.stopGradient(Rows.normalise(tf, key));
        Operand<TFloat32> loss = InfoNce.of(tf, similarity.paired(tf, q, k), similarity.between(tf, q, k));
        return tf.math.mul(loss, tf.constant((float) (2 * options.temperature())));
    }
}
