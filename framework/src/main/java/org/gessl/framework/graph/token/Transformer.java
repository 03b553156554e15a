package org.gessl.framework.graph.token;

import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Gelu;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A stack of transformer blocks as in the vision transformer (Dosovitskiy et al., arXiv 2010.11929): each adds self-attention and then a perceptron
 * with one hidden layer and GELU to its input, both behind a layer normalisation; another one ends the stack.
 *
 * @param depth blocks
 * @param heads attention heads of each block, a divisor of the channels
 * @param mlpRatio hidden units of the perceptron for each channel
 */
public record Transformer(int depth, int heads, double mlpRatio) {

    /**
     * Returns the tokens behind the last block, normalised.
     *
     * @param net the forward pass; its layers are called {@code block0/...}, {@code block1/...}, ..., {@code norm/...}
     * @param tokens [N, L, D] with static L and D
     * @return [N, L, D]
     */
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> tokens) {
        Ops tf = net.tf();
        Shape shape = tokens.shape();
        int length = Math.toIntExact(shape.get(1));
        int channels = Math.toIntExact(shape.get(2));
        Operand<TFloat32> rows = tf.reshape(tokens, tf.array(-1, channels));
        for (int i = 0; i < depth; i++) {
            rows = block(net.scope("block" + i), rows, length);
        }
        return tf.reshape(LayerNorm.apply(net.scope("norm"), rows), tf.array(-1, length, channels));
    }

    private Operand<TFloat32> block(Forward net, Operand<TFloat32> rows, int length) {
        Ops tf = net.tf();
        Operand<TFloat32> attended = tf.math.add(
                rows,
                new Attention(heads).apply(net.scope("attention"), LayerNorm.apply(net.scope("norm1"), rows), length));
        return tf.math.add(attended, perceptron(net.scope("mlp"), LayerNorm.apply(net.scope("norm2"), attended)));
    }

    private Operand<TFloat32> perceptron(Forward net, Operand<TFloat32> rows) {
        int channels = Math.toIntExact(rows.shape().get(1));
        int hidden = Math.toIntExact(Math.round(channels * mlpRatio));
        return net.dense("output", Gelu.of(net.tf(), net.dense("hidden", rows, hidden)), channels);
    }
}
