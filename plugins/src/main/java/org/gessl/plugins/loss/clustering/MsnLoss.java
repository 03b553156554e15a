package org.gessl.plugins.loss.clustering;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.gessl.plugins.loss.CrossEntropy;
import org.gessl.plugins.loss.LogSumExp;
import org.gessl.plugins.loss.Prototypes;
import org.gessl.plugins.loss.Similarity;
import org.gessl.plugins.loss.Sinkhorn;
import org.gessl.plugins.loss.TaughtPrototypesLoss;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Msn}. With {@code P = softmax(cos(anchor, prototype) / temperature)}, and T the same of the teacher's embeddings of view 1, raised
 * to {@code 1 / sharpen}, divided by its sum and spread by {@link Sinkhorn}, it is the mean over the anchors of the cross-entropy of T with P plus
 * {@code regularizationWeight} times {@code ln K - entropy(mean of P over the anchors)}.
 *
 * <p>The inner loop adapts encoder, head and prototypes, these through the anchors alone: the targets use the same prototypes with a stopped gradient, as
 * the authors do. The teacher's embeddings are constants; the teacher moves once in an outer step.
 */
final class MsnLoss extends TaughtPrototypesLoss {
    private final Msn options;

    @Inject
    MsnLoss(Msn options) {
        super(new Prototypes(options.prototypes(), 0), options.momentum());
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Ops tf = net.tf();
        Operand<TFloat32> targets = views.get(0).teacher().embedding();
        long dimension = targets.shape().get(1);
        List<Operand<TFloat32>> anchors = new ArrayList<>();
        views.subList(1, views.size()).forEach(view -> anchors.add(view.embedding()));
        Operand<TFloat32> rows = tf.reshape(tf.stack(anchors), tf.array(-1L, dimension));
        return loss(tf, rows, targets, prototypes().rows(net, dimension));
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(
                options.plugin(),
                (tf, inputs) -> Map.of(
                        "loss", loss(tf, inputs.get("anchors"), inputs.get("targets"), inputs.get("prototypes"))));
    }

    private Operand<TFloat32> loss(
            Ops tf, Operand<TFloat32> anchors, Operand<TFloat32> targets, Operand<TFloat32> rows) {
        BatchSize.requirePair(options.plugin(), "spreads a batch over its prototypes", targets);
        Operand<TFloat32> logits = logits(tf, anchors, rows, options.temperature());
        Operand<TFloat32> crossEntropy = CrossEntropy.of(tf, assigned(tf, targets, rows, anchors), logits);
        Operand<TFloat32> weight = tf.constant((float) options.regularizationWeight());
        return tf.math.add(crossEntropy, tf.math.mul(weight, missingEntropy(tf, logits)));
    }

    /** T for each anchor, [V * N, K]: every view of an image has the same. */
    private Operand<TFloat32> assigned(
            Ops tf, Operand<TFloat32> targets, Operand<TFloat32> rows, Operand<TFloat32> anchors) {
        Operand<TFloat32> sharpened = logits(tf, targets, rows, options.temperature() * options.sharpen());
        Operand<TFloat32> codes =
                new Sinkhorn(1, options.iterations()).codes(tf, LogSumExp.logSoftmax(tf, sharpened, 1));
        long views = anchors.shape().get(0) / targets.shape().get(0);
        return tf.tile(codes, tf.array(views, 1L));
    }

    /** {@code ln K + sum_k m_k ln m_k}, m the mean of P over its rows; on logarithms, so that an unused prototype counts as 0. */
    private static Operand<TFloat32> missingEntropy(Ops tf, Operand<TFloat32> logits) {
        double anchors = logits.shape().get(0);
        double count = logits.shape().get(1);
        Operand<TFloat32> sum =
                LogSumExp.of(tf, LogSumExp.logSoftmax(tf, logits, 1), 0).value(tf);
        Operand<TFloat32> logMean = tf.math.sub(sum, tf.constant((float) Math.log(anchors)));
        Operand<TFloat32> parts = tf.math.mul(tf.math.exp(logMean), logMean);
        return tf.math.add(tf.reduceSum(parts, tf.constant(new int[] {0, 1})), tf.constant((float) Math.log(count)));
    }

    private static Operand<TFloat32> logits(
            Ops tf, Operand<TFloat32> embeddings, Operand<TFloat32> rows, double temperature) {
        return tf.math.mul(Similarity.cosines(tf, embeddings, rows), tf.constant((float) (1 / temperature)));
    }
}
