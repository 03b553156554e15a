package org.gessl.plugins.loss.clustering;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.gessl.plugins.loss.CrossEntropy;
import org.gessl.plugins.loss.Prototypes;
import org.gessl.plugins.loss.Queue;
import org.gessl.plugins.loss.Sinkhorn;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Swav}: the mean over all pairs of a full view t and another view s of the cross-entropy of the codes of t with
 * {@code softmax(scores_s / temperature)}. Scores are the cosines of embeddings with the prototypes, codes their {@link Sinkhorn} assignment with
 * {@code exp(scores / epsilon)}. The authors divide the prototypes by their lengths after each step; here their lengths are divided out in the loss, so
 * that it is a function of the weights alone.
 *
 * <p>The inner loop adapts encoder, head and prototypes. The codes are computed anew at each theta', but no derivative passes through them; the queues of
 * earlier embeddings, one for each full view, are constants and take up the support's embeddings once in an outer step.
 */
final class SwavLoss implements Loss {
    private final Swav options;
    private final Prototypes prototypes;
    private final Sinkhorn sinkhorn;

    @Inject
    SwavLoss(Swav options) {
        this.options = options;
        this.prototypes = new Prototypes(options.prototypes(), options.freeze());
        this.sinkhorn = new Sinkhorn(options.epsilon(), options.iterations());
    }

    @Override
    public boolean multiCrop() {
        return true;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        List<Operand<TFloat32>> scores = new ArrayList<>();
        views.forEach(view -> scores.add(prototypes.scores(net, view.embedding())));
        List<Operand<TFloat32>> codes = new ArrayList<>();
        for (int v = 0; v < views(); v++) {
            codes.add(codes(net, "queue" + v, views.get(v).embedding(), scores.get(v)));
        }
        return loss(net.tf(), codes, scores);
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(options.plugin(), (tf, inputs) -> {
            List<Operand<TFloat32>> scores = List.of(inputs.get("scores1"), inputs.get("scores2"));
            List<Operand<TFloat32>> codes = new ArrayList<>();
            scores.forEach(s -> codes.add(sinkhorn.codes(tf, s)));
            return Map.of("loss", loss(tf, codes, scores));
        });
    }

    private Operand<TFloat32> loss(Ops tf, List<Operand<TFloat32>> codes, List<Operand<TFloat32>> scores) {
        BatchSize.requirePair(options.plugin(), "spreads a batch over its prototypes", scores.get(0));
        Operand<TFloat32> scale = tf.constant((float) (1 / options.temperature()));
        List<Operand<TFloat32>> logits = new ArrayList<>();
        scores.forEach(s -> logits.add(tf.math.mul(s, scale)));
        return CrossEntropy.acrossViews(tf, codes, logits);
    }

    private Operand<TFloat32> codes(Forward net, String name, Operand<TFloat32> embedding, Operand<TFloat32> scores) {
        Operand<TFloat32> alone = sinkhorn.codes(net.tf(), scores);
        if (options.queueSize() == 0) {
            return alone;
        }
        Queue queue = new Queue(name, options.queueSize());
        Operand<TFloat32> earlier =
                prototypes.scores(net, queue.rows(net, embedding.shape().get(1)));
        queue.push(net, embedding);
        return afterStart(net, withEarlier(net.tf(), scores, earlier), alone);
    }

    private Operand<TFloat32> withEarlier(Ops tf, Operand<TFloat32> scores, Operand<TFloat32> earlier) {
        Operand<TFloat32> all = sinkhorn.codes(tf, tf.concat(List.of(scores, earlier), tf.constant(0)));
        return tf.slice(all, tf.array(0L, 0L), tf.constant(scores.shape().asArray()));
    }

    private Operand<TFloat32> afterStart(Forward net, Operand<TFloat32> after, Operand<TFloat32> before) {
        Operand<TBool> started =
                net.tf().math.greaterEqual(net.progress(), net.tf().constant((float) options.queueStart()));
        return net.tf().select(started, after, before);
    }
}
