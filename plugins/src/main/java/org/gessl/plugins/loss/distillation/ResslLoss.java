package org.gessl.plugins.loss.distillation;

import jakarta.inject.Inject;
import org.gessl.plugins.loss.CrossEntropy;
import org.gessl.plugins.loss.MomentumQueueLoss;
import org.gessl.plugins.loss.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Ressl}. With q the L2-normalised embeddings of view 1, k those of view 2 by the teacher and u the rows of the queue, it is the mean
 * over i of the cross-entropy of {@code softmax_j(<k_i, u_j> / temperatureK)} with {@code softmax_j(<q_i, u_j> / temperatureQ)}.
 *
 * <p>The inner loop adapts q, as {@link MomentumQueueLoss} says; the targets are constants in it as well.
 */
final class ResslLoss extends MomentumQueueLoss {
    private final Similarity student;
    private final Similarity teacher;

    @Inject
    ResslLoss(Ressl options) {
        super(options.plugin(), options.queueSize(), options.momentum());
        this.student = new Similarity(options.temperatureQ());
        this.teacher = new Similarity(options.temperatureK());
    }

    @Override
    protected Operand<TFloat32> loss(
            Ops tf, Operand<TFloat32> query, Operand<TFloat32> key, Operand<TFloat32> earlier) {
        Operand<TFloat32> targets = tf.nn.softmax(teacher.between(tf, key, earlier));
        return CrossEntropy.of(tf, targets, student.between(tf, query, earlier));
    }
}
