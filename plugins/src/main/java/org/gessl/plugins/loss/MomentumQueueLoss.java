package org.gessl.plugins.loss;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Teacher;
import org.gessl.framework.plugin.View;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A loss that holds view 1 against a teacher's embeddings of view 2 and of earlier batches, which a queue keeps; the teacher's momentum stays the same.
 *
 * <p>The inner loop adapts view 1 alone. Teacher and queue are constants in it, the same at every inner step and on the query; the queue takes up the
 * support's keys once, at the end of the outer step, or every image would meet itself among the earlier ones.
 */
public abstract class MomentumQueueLoss implements Loss {
    private final String formula;
    private final Queue queue;
    private final Teacher teacher;

    /** Creates the loss whose formula reference files call {@code formula}. */
    protected MomentumQueueLoss(String formula, int queueSize, double momentum) {
        this.formula = formula;
        this.queue = new Queue("queue", queueSize);
        this.teacher = new Teacher(momentum, false);
    }

    @Override
    public final Optional<Teacher> teacher() {
        return Optional.of(teacher);
    }

    @Override
    public final Operand<TFloat32> apply(Forward net, List<View> views) {
        Operand<TFloat32> query = views.get(0).embedding();
        Operand<TFloat32> key = views.get(1).teacher().embedding();
        Operand<TFloat32> loss =
                ofRows(net.tf(), query, key, queue.rows(net, key.shape().get(1)));
        queue.push(net, key);
        return loss;
    }

    @Override
    public final Map<String, Criterion> criteria() {
        return Map.of(
                formula,
                (tf, inputs) ->
                        Map.of("loss", ofRows(tf, inputs.get("query"), inputs.get("key"), inputs.get("queue"))));
    }

    /**
     * Returns the loss, a scalar.
     *
     * @param query L2-normalised embeddings of view 1 [N, D]
     * @param key the teacher's L2-normalised embeddings of view 2 [N, D], constants
     * @param earlier the queue's rows [K, D] as they are, constants
     */
    protected abstract Operand<TFloat32> loss(
            Ops tf, Operand<TFloat32> query, Operand<TFloat32> key, Operand<TFloat32> earlier);

    private Operand<TFloat32> ofRows(
            Ops tf, Operand<TFloat32> query, Operand<TFloat32> key, Operand<TFloat32> earlier) {
        return loss(tf, Rows.normalise(tf, query), tf.stopGradient(Rows.normalise(tf, key)), tf.stopGradient(earlier));
    }
}
