package org.gessl.plugins.loss.generative;

import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.token.Positions;
import org.gessl.framework.graph.token.Transformer;
import org.gessl.framework.plugin.MaskedPatches;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The decoder of a masked autoencoder (arXiv 2111.06377, section 3): the encoder's tokens in their places, one learned token in all the others, fixed
 * positions, a transformer, and a linear layer to pixels.
 *
 * @param depth transformer blocks
 * @param width channels of a token
 * @param heads attention heads of each block
 */
record MaeDecoder(int depth, int width, int heads) {
    private static final double MLP_RATIO = 4;

    /** Returns the predicted {@code pixels} of every patch, [N, L, pixels]. */
    Operand<TFloat32> apply(Forward net, MaskedPatches masked, int pixels) {
        Ops tf = net.tf();
        int patches = masked.grid().count();
        Operand<TFloat32> everywhere = tf.math.add(
                tf.math.add(masked.mask().putBack(tf, embedded(net, masked.tokens())), placeholder(net, masked)),
                Positions.waves(tf, masked.grid(), width));
        Operand<TFloat32> decoded = new Transformer(depth, heads, MLP_RATIO).apply(net, everywhere);
        Operand<TFloat32> predicted = net.dense("pixels", tf.reshape(decoded, tf.array(-1, width)), pixels);
        return tf.reshape(predicted, tf.array(-1, patches, pixels));
    }

    private Operand<TFloat32> embedded(Forward net, Operand<TFloat32> tokens) {
        Ops tf = net.tf();
        int kept = Math.toIntExact(tokens.shape().get(1));
        Operand<TFloat32> rows = tf.reshape(tokens, tf.array(-1L, tokens.shape().get(2)));
        return tf.reshape(net.dense("embed", rows, width), tf.array(-1, kept, width));
    }

    /** The learned token where a patch is hidden, zero elsewhere. */
    private Operand<TFloat32> placeholder(Forward net, MaskedPatches masked) {
        Ops tf = net.tf();
        Operand<TFloat32> token = net.parameter("mask-token", Shape.of(width), Initializer.normal(0.02f));
        return tf.math.mul(tf.expandDims(masked.mask().hidden(tf), tf.constant(2)), token);
    }
}
