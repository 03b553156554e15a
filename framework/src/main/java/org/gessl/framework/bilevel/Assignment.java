package org.gessl.framework.bilevel;

import org.gessl.framework.graph.Rows;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Which first view a model takes each second view for: p(j|i), the softmax over j of the similarities of second view i and first view j. */
public final class Assignment {
    private final Ops tf;
    private final Operand<TFloat32> logits;

    /**
     * Creates the assignment of embeddings.
     *
     * @param first embeddings of the first view [N, D], not normalised
     * @param second embeddings of the second view [N, D], not normalised
     * @param temperature divisor of the cosine similarity, above 0
     */
    public Assignment(Ops tf, Operand<TFloat32> first, Operand<TFloat32> second, float temperature) {
        this.tf = tf;
        Operand<TFloat32> similarities =
                tf.linalg.matMul(Rows.normalise(tf, second), Rows.normalise(tf, first), MatMul.transposeB(true));
        this.logits = tf.math.div(similarities, tf.constant(temperature));
    }

    /** Returns p [N, N]; row i sums to one. */
    public Operand<TFloat32> probabilities() {
        return tf.nn.softmax(logits);
    }

    /** Returns the mean over i of KL( this p(.|i) || the other's p(.|i) ), a scalar of at least 0. */
    public Operand<TFloat32> divergenceFrom(Assignment other) {
        Operand<TFloat32> ratio = tf.math.sub(tf.nn.logSoftmax(logits), tf.nn.logSoftmax(other.logits));
        Operand<TFloat32> rows = tf.reduceSum(tf.math.mul(probabilities(), ratio), tf.constant(1));
        return tf.math.mean(rows, tf.constant(0));
    }
}
