package org.gessl.plugins.evaluation.supervised;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Right answers of a classifier. */
final class Hits {
    private Hits() {}

    /** Returns how many rows of {@code logits} [N, C] have their label [N] among the {@code k} largest; of equal logits those of the smallest classes, so that a classifier without opinion is not always right. */
    static Operand<TInt64> count(Ops tf, Operand<TFloat32> logits, Operand<TInt32> labels, int k) {
        Operand<TInt32> best = tf.nn.topK(logits, tf.constant(k), TInt32.class).indices();
        Operand<TInt64> hits = tf.dtypes.cast(tf.math.equal(best, tf.expandDims(labels, tf.constant(1))), TInt64.class);
        return tf.reduceSum(hits, tf.constant(new int[] {0, 1}));
    }
}
