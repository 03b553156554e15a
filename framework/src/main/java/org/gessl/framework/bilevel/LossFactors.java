package org.gessl.framework.bilevel;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Factors on the weights of a task's losses that change over a run; fed, so that one graph serves the whole run.
 *
 * @param ssl factor on the self-supervised loss in the inner loss, scalar
 * @param discriminative factor on the discriminative loss in the inner loss, scalar
 * @param query factor on the discriminative loss on the query, scalar
 */
public record LossFactors(Operand<TFloat32> ssl, Operand<TFloat32> discriminative, Operand<TFloat32> query) {

    /** Returns the factors that leave every weight as it is. */
    public static LossFactors ones(Ops tf) {
        Operand<TFloat32> one = tf.constant(1f);
        return new LossFactors(one, one, one);
    }

    /** Returns the factors that hold on the query, where the self-supervised loss always counts whole. */
    LossFactors ofQuery(Ops tf) {
        return new LossFactors(tf.constant(1f), query, query);
    }
}
