package org.gessl.framework.graph.token;

import org.gessl.framework.graph.MatrixProduct;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Vectors that tell a transformer where in the image a patch lies. */
public final class Positions {
    private static final double LONGEST_WAVE = 10_000;

    private Positions() {}

    /**
     * Returns fixed positions: sines and cosines of the row in the first half of the channels, of the column in the second, of wavelengths
     * from 2 pi to 20,000 pi patches (Vaswani et al., arXiv 1706.03762; in two dimensions as in He et al., arXiv 2111.06377).
     *
     * @param channels D, a multiple of 4
     * @return [L, D]
     */
    public static Operand<TFloat32> waves(Ops tf, Patches patches, int channels) {
        float[][] table = new float[patches.count()][channels];
        for (int i = 0; i < table.length; i++) {
            wave(table[i], 0, i / patches.columns());
            wave(table[i], channels / 2, i % patches.columns());
        }
        return tf.constant(table);
    }

    private static void wave(float[] row, int first, int position) {
        int frequencies = row.length / 4;
        for (int f = 0; f < frequencies; f++) {
            double angle = position * Math.pow(LONGEST_WAVE, -f / (double) frequencies);
            row[first + f] = (float) Math.sin(angle);
            row[first + frequencies + f] = (float) Math.cos(angle);
        }
    }

    /**
     * Returns positions learned on a grid of {@code side x side} for the grid of {@code patches}, bilinearly interpolated.
     *
     * @param learned [side * side, D]
     * @return [L, D]
     */
    public static Operand<TFloat32> interpolate(Ops tf, Operand<TFloat32> learned, int side, Patches patches) {
        if (patches.rows() == side && patches.columns() == side) {
            return learned;
        }
        int channels = Math.toIntExact(learned.shape().get(1));
        Operand<TFloat32> grid = tf.reshape(learned, tf.array(side, side * channels));
        Operand<TFloat32> tall = MatrixProduct.of(tf, tf.constant(bilinear(side, patches.rows())), grid);
        Operand<TFloat32> byRow = tf.reshape(tall, tf.array(patches.rows(), side, channels));
        Operand<TFloat32> wide = MatrixProduct.of(tf, tf.constant(bilinear(side, patches.columns())), byRow);
        return tf.reshape(wide, tf.array(patches.count(), channels));
    }

    /** The weight of each of {@code from} points for each of {@code to}, both spread evenly over one length. */
    private static float[][] bilinear(int from, int to) {
        float[][] weights = new float[to][from];
        for (int i = 0; i < to; i++) {
            double at = Math.min(from - 1.0, Math.max(0, (i + 0.5) * from / to - 0.5));
            int below = (int) at;
            float share = (float) (at - below);
            weights[i][below] += 1 - share;
            weights[i][Math.min(from - 1, below + 1)] += share;
        }
        return weights;
    }
}
