package org.gessl.plugins.loss.distillation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Teacher;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.CrossEntropy;
import org.gessl.plugins.loss.Queue;
import org.gessl.plugins.loss.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Ressl}. With q the L2-normalised embeddings of view 1, k those of view 2 by the teacher and u the rows of the queue, it is the mean
 * over i of the cross-entropy of {@code softmax_j(<k_i, u_j> / temperatureK)} with {@code softmax_j(<q_i, u_j> / temperatureQ)}.
 *
 * <p>The inner loop adapts q. Queue, teacher and so the targets are constants in it; the queue takes up the support's keys once, at the end of the
 * outer step, or every image would be compared with itself from the second inner step on.
 */
final class ResslLoss implements Loss {
    private final Ressl options;
    private final Queue queue;

    @Inject
    ResslLoss(Ressl options) {
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

    private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> query, Operand<TFloat32> key, Operand<TFloat32> earlier) {
        Operand<TFloat32> others = tf.stopGradient(earlier);
        Operand<TFloat32> k = Rows.normalise(tf, key);
        Operand<TFloat32> targets = tf.nn.softmax(new Similarity(options.temperatureK()).between(tf, k, others));
        Operand<TFloat32> q = Rows.normalise(tf, query);
        Operand<TFloat32> logits = new Similarity(options.temperatureQ()).between(tf, q, others);
        return CrossEntropy.of(tf, tf.stopGradient(targets), logits);
    }
}
