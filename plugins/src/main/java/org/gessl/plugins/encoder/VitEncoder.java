package org.gessl.plugins.encoder;

import jakarta.inject.Inject;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.token.PatchMask;
import org.gessl.framework.graph.token.Patches;
import org.gessl.framework.graph.token.Positions;
import org.gessl.framework.graph.token.Transformer;
import org.gessl.framework.plugin.PatchEncoder;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The network of {@link Vit}. */
final class VitEncoder implements PatchEncoder {
    private static final Initializer SMALL = Initializer.normal(0.02f);

    private final Vit options;

    @Inject
    VitEncoder(Vit options) {
        this.options = options;
    }

    @Override
    public int patchSize() {
        return options.patchSize();
    }

    @Override
    public Operand<TFloat32> apply(Forward net, Operand<TFloat32> images) {
        Patches grid = grid(images);
        return encode(net, grid.cut(net.tf(), images), positions(net, grid)).features();
    }

    @Override
    public Encoded apply(Forward net, Operand<TFloat32> images, PatchMask mask) {
        Ops tf = net.tf();
        Patches grid = grid(images);
        return encode(net, mask.take(tf, grid.cut(tf, images)), mask.take(tf, positions(net, grid)));
    }

    /** Encodes patches [N, K, pixels] at positions [K, D] or [N, K, D]. */
    private Encoded encode(Forward net, Operand<TFloat32> patches, Operand<TFloat32> positions) {
        Ops tf = net.tf();
        int count = Math.toIntExact(patches.shape().get(1));
        int pixels = Math.toIntExact(patches.shape().get(2));
        Operand<TFloat32> rows = net.dense("patch", tf.reshape(patches, tf.array(-1, pixels)), options.width());
        Operand<TFloat32> tokens = tf.math.add(tf.reshape(rows, tf.array(-1, count, options.width())), positions);
        Transformer blocks = new Transformer(options.depth(), options.heads(), options.mlpRatio());
        if (options.pooling() == Pooling.MEAN) {
            Operand<TFloat32> encoded = blocks.apply(net, tokens);
            return new Encoded(encoded, tf.math.mean(encoded, tf.constant(1)));
        }
        Operand<TFloat32> encoded = blocks.apply(net, withClassToken(net, tokens, count));
        return new Encoded(
                rows(tf, encoded, 1, count), tf.reshape(rows(tf, encoded, 0, 1), tf.array(-1, options.width())));
    }

    private Patches grid(Operand<TFloat32> images) {
        return Patches.of(images.shape(), options.patchSize());
    }

    private Operand<TFloat32> positions(Forward net, Patches grid) {
        if (options.positions() == PositionKind.FIXED) {
            return Positions.waves(net.tf(), grid, options.width());
        }
        int side = options.imageSize() / options.patchSize();
        Operand<TFloat32> learned = net.parameter("positions", Shape.of((long) side * side, options.width()), SMALL);
        return Positions.interpolate(net.tf(), learned, side, grid);
    }

    /** The token comes in front; padding and adding needs no batch size, which evaluation leaves open. */
    private Operand<TFloat32> withClassToken(Forward net, Operand<TFloat32> tokens, int count) {
        Ops tf = net.tf();
        Operand<TFloat32> token = net.parameter("class-token", Shape.of(options.width()), SMALL);
        Operand<TFloat32> first = tf.reshape(token, tf.array(1, 1, options.width()));
        return tf.math.add(pad(tf, tokens, 1, 0), pad(tf, first, 0, count));
    }

    private static Operand<TFloat32> pad(Ops tf, Operand<TFloat32> x, int before, int after) {
        return tf.pad(x, tf.constant(new int[][] {{0, 0}, {before, after}, {0, 0}}), tf.constant(0f));
    }

    private static Operand<TFloat32> rows(Ops tf, Operand<TFloat32> tokens, int first, int count) {
        int width = Math.toIntExact(tokens.shape().get(2));
        return tf.slice(tokens, tf.array(0, first, 0), tf.array(-1, count, width));
    }
}
