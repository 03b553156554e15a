package org.gessl.plugins.evaluation.corruption;

import java.util.List;
import java.util.function.IntFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Linear maps of a line of pixels, as matrices [to, from] whose rows sum to one. */
final class LineMaps {
    private LineMaps() {}

    /** Returns {@code images} [N, H, W, 3] with {@code map} of their height applied to the columns, and that of their width to the rows. */
    static Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, IntFunction<float[][]> map) {
        Operand<TFloat32> rows = tf.constant(map.apply((int) images.shape().get(1)));
        Operand<TFloat32> columns = tf.constant(map.apply((int) images.shape().get(2)));
        Operand<TFloat32> high = tf.linalg.einsum(List.of(images, rows), "nhwc,ih->niwc");
        return tf.linalg.einsum(List.of(high, columns), "nhwc,iw->nhic");
    }

    /** Returns the blur by a normal kernel of deviation {@code sigma}, cut at four deviations, the last pixel repeated beyond the ends. */
    static float[][] blur(int length, double sigma) {
        int radius = (int) (4 * sigma + 0.5);
        double sum = 0;
        for (int tap = -radius; tap <= radius; tap++) {
            sum += Math.exp(-tap * tap / (2 * sigma * sigma));
        }
        float[][] map = new float[length][length];
        for (int to = 0; to < length; to++) {
            for (int tap = -radius; tap <= radius; tap++) {
                int from = Math.min(Math.max(to + tap, 0), length - 1);
                map[to][from] += (float) (Math.exp(-tap * tap / (2 * sigma * sigma)) / sum);
            }
        }
        return map;
    }

    /** Returns a box filter down to {@code cells} pixels, at least one, and the same back. */
    static float[][] pixelation(int length, int cells) {
        return product(box(Math.max(1, cells), length), box(length, Math.max(1, cells)));
    }

    /** Returns the box filter of the Pillow library: the mean of the pixels whose centre lies in the cell, the nearest one where an image grows. */
    private static float[][] box(int from, int to) {
        double scale = (double) from / to;
        double half = Math.max(scale, 1) / 2;
        float[][] map = new float[to][from];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max(0, (int) (centre - half + 0.5));
            int end = Math.min(from, (int) (centre + half + 0.5));
            for (int j = first; j < end; j++) {
                map[i][j] = 1f / (end - first);
            }
        }
        return map;
    }

    private static float[][] product(float[][] a, float[][] b) {
        // [from] of the first is [to] of the second: a maps cells to the length, b the length to cells.
        float[][] result = new float[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    result[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return result;
    }
}
