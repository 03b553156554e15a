package org.gessl.plugins.loss.contrastive;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.gessl.plugins.loss.InfoNce;
import org.gessl.plugins.loss.Predictor;
import org.gessl.plugins.loss.Queue;
import org.gessl.plugins.loss.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The loss of {@link Nnclr}: {@code (NT(nn(z1), p2) + NT(nn(z2), p1)) / 2} with embeddings z, predictions p from them, the row nn(z_i) of the support set
 * with the largest cosine to z_i, and NT the loss of SimCLR ({@link InfoNce#ofPairs}), whose denominator holds all other 2N - 1 rows. The paper leaves out
 * those of a row's own kind; this denominator is that of the widespread implementation in LightlySSL.
 *
 * <p>The inner loop adapts encoder, head and predictor. The support set is a constant in it and takes up the embeddings of view 1 once in an outer step;
 * which neighbour is nearest is looked up anew at each theta', but no derivative passes through the choice.
 */
final class NnclrLoss implements Loss {
    private final Nnclr options;
    private final Predictor predictor;
    private final Queue support;

    @Inject
    NnclrLoss(Nnclr options) {
        this.options = options;
        this.predictor = new Predictor(options.predictorHidden(), true);
        this.support = new Queue("support", options.supportSize());
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Operand<TFloat32> z1 = views.get(0).embedding();
        Operand<TFloat32> z2 = views.get(1).embedding();
        Operand<TFloat32> rows = support.rows(net, z1.shape().get(1));
        Operand<TFloat32> loss = loss(
                net.tf(),
                neighbours(net.tf(), z1, rows),
                neighbours(net.tf(), z2, rows),
                List.of(predictor.apply(net, z1), predictor.apply(net, z2)));
        support.push(net, z1);
        return loss;
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(
                options.plugin(),
                (tf, inputs) -> Map.of(
                        "loss",
                        loss(
                                tf,
                                neighbours(tf, inputs.get("z1"), inputs.get("support")),
                                neighbours(tf, inputs.get("z2"), inputs.get("support")),
                                List.of(inputs.get("p1"), inputs.get("p2")))));
    }

    private Operand<TFloat32> loss(
            Ops tf, Operand<TFloat32> nn1, Operand<TFloat32> nn2, List<Operand<TFloat32>> predictions) {
        BatchSize.requirePair(options.plugin(), "tells each image from the others of its batch", nn1);
        Similarity similarity = new Similarity(options.temperature());
        Operand<TFloat32> both = tf.math.add(
                InfoNce.ofPairs(tf, similarity, nn1, predictions.get(1)),
                InfoNce.ofPairs(tf, similarity, nn2, predictions.get(0)));
        return tf.math.mul(both, tf.constant(0.5f));
    }

    private static Operand<TFloat32> neighbours(Ops tf, Operand<TFloat32> z, Operand<TFloat32> support) {
        Operand<TInt64> nearest = tf.math.argMax(Similarity.cosines(tf, z, support), tf.constant(1));
        return tf.stopGradient(tf.gather(support, nearest, tf.constant(0)));
    }
}
