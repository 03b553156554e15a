package org.gessl.plugins.loss.contrastive;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Teacher;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.InfoNce;
import org.gessl.plugins.loss.Queue;
import org.gessl.plugins.loss.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Moco}. With q the L2-normalised embeddings of view 1, k those of view 2 by the teacher and u the rows of the queue, it is the mean
 * over i of the cross-entropy of {@code [<q_i, k_i>, <q_i, u_1>, ..., <q_i, u_K>] / temperature} with the first of them as the answer.
 *
 * <p>The inner loop adapts q. Keys, teacher and queue are constants in it: the negatives of a task are the same at every inner step and on its query,
 * and the queue takes up the support's keys once, at the end of the outer step; otherwise the query would meet its own images as negatives.
 */
final class MocoLoss implements Loss {
    private final Moco options;
    private final Queue queue;

    @Inject
    MocoLoss(Moco options) {
        this.options = options;
        this.queue = new Queue("queue", options.queueSize());
    }

    @Override
    public Optional<Teacher> teacher() {
        return Optional.of(new Teacher(options.momentum(), false));
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Operand<TFloat32> query = views.get(0).embedding();
        Operand<TFloat32> key = views.get(1).teacher().embedding();
        Operand<TFloat32> loss =
                loss(net.tf(), query, key, queue.rows(net, key.shape().get(1)));
        queue.push(net, key);
        return loss;
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(
                options.plugin(),
                (tf, inputs) -> Map.of("loss", loss(tf, inputs.get("query"), inputs.get("key"), inputs.get("queue"))));
    }

    private Operand<TFloat32> loss(
            Ops tf, Operand<TFloat32> query, Operand<TFloat32> key, Operand<TFloat32> negatives) {
        Similarity similarity = new Similarity(options.temperature());
        Operand<TFloat32> q = Rows.normalise(tf, query);
        Operand<TFloat32> k = tf.stopGradient(Rows.normalise(tf, key));
        Operand<TFloat32> positive = similarity.paired(tf, q, k);
        Operand<TFloat32> others = similarity.between(tf, q, tf.stopGradient(negatives));
        return InfoNce.of(tf, positive, tf.concat(List.of(positive, others), tf.constant(1)));
    }
}
