package org.gessl.framework.graph.token;

import java.util.List;
import org.gessl.framework.graph.Forward;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Multi-head self-attention (Vaswani et al., arXiv 1706.03762): in each head {@code softmax(Q K^T / sqrt(d)) V} for d channels of each head.
 *
 * @param heads number of heads, a divisor of the channels
 */
public record Attention(int heads) {

    /**
     * Returns what each token gathers from all tokens of its sequence.
     *
     * @param net the forward pass; its layers are called {@code qkv} and {@code out}
     * @param rows tokens [N * length, D], those of a sequence together
     * @param length tokens of a sequence
     * @return [N * length, D]
     */
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> rows, int length) {
        Ops tf = net.tf();
        int channels = Math.toIntExact(rows.shape().get(1));
        int size = channels / heads;
        Operand<TFloat32> joined = net.dense("qkv", rows, 3 * channels);
        Operand<TFloat32> byHead = swap(tf, tf.reshape(joined, tf.array(-1, length, 3 * heads, size)));
        List<Output<TFloat32>> parts = tf.split(tf.constant(1), byHead, 3L).output();
        Operand<TFloat32> query = tf.math.mul(parts.get(0), tf.constant((float) (1 / Math.sqrt(size))));
        Operand<TFloat32> weights = tf.nn.softmax(net.products(query, parts.get(1), true));
        Operand<TFloat32> gathered = swap(tf, net.products(weights, parts.get(2), false));
        return net.dense("out", tf.reshape(gathered, tf.array(-1, channels)), channels);
    }

    /** Exchanges the axes of tokens and of heads. */
    private static Operand<TFloat32> swap(Ops tf, Operand<TFloat32> x) {
        return tf.linalg.transpose(x, tf.array(0, 2, 1, 3));
    }
}
