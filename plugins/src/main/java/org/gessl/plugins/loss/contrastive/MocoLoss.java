package org.gessl.plugins.loss.contrastive;

import jakarta.inject.Inject;
import java.util.List;
import org.gessl.plugins.loss.InfoNce;
import org.gessl.plugins.loss.MomentumQueueLoss;
import org.gessl.plugins.loss.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Moco}. With q the L2-normalised embeddings of view 1, k those of view 2 by the teacher and u the rows of the queue, it is the mean
 * over i of the cross-entropy of {@code [<q_i, k_i>, <q_i, u_1>, ..., <q_i, u_K>] / temperature} with the first of them as the answer.
 *
 * <p>The inner loop adapts q, as {@link MomentumQueueLoss} says: the negatives of a task are the same at every inner step and on its query.
 */
final class MocoLoss extends MomentumQueueLoss {
    private final Similarity similarity;

    @Inject
    MocoLoss(Moco options) {
        super(options.plugin(), options.queueSize(), options.momentum());
        this.similarity = new Similarity(options.temperature());
    }

    @Override
    protected Operand<TFloat32> loss(
            Ops tf, Operand<TFloat32> query, Operand<TFloat32> key, Operand<TFloat32> earlier) {
        Operand<TFloat32> positive = similarity.paired(tf, query, key);
        Operand<TFloat32> negatives = similarity.between(tf, query, earlier);
        return InfoNce.of(tf, positive, tf.concat(List.of(positive, negatives), tf.constant(1)));
    }
}
