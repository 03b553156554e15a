package org.gessl.framework.data;

/**
 * Brings square RGB images to another side: a separable triangle filter, as wide as one source pixel when enlarging
 * (bilinear) and as wide as one target pixel when reducing (every source pixel counts, no aliasing).
 */
public final class Resampler {
    private static final int CHANNELS = 3;

    private final int from;
    private final int to;
    private final int[] first;
    private final float[][] weights;

    /** Creates the resampler of images of side {@code from} to side {@code to} [pixels]. */
    public Resampler(int from, int to) {
        this.from = from;
        this.to = to;
        this.first = new int[to];
        this.weights = new float[to][];
        double scale = (double) from / to;
        double support = Math.max(1, scale);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            first[i] = Math.max(0, (int) Math.floor(centre - support));
            int end = Math.min(from, (int) Math.ceil(centre + support));
            weights[i] = triangle(first[i], end, centre, support);
        }
    }

    /** Returns {@code pixels} (from x from x 3 bytes, row-major) as to x to x 3 bytes; {@code pixels} itself if the sides are equal. */
    public byte[] apply(byte[] pixels) {
        if (from == to) {
            return pixels;
        }
        float[] narrow = new float[from * to * CHANNELS];
        for (int y = 0; y < from; y++) {
            narrowRow(pixels, y, narrow);
        }
        byte[] result = new byte[to * to * CHANNELS];
        for (int y = 0; y < to; y++) {
            flattenRow(narrow, y, result);
        }
        return result;
    }

    private void narrowRow(byte[] pixels, int y, float[] narrow) {
        for (int x = 0; x < to; x++) {
            int at = (y * from + first[x]) * CHANNELS;
            float red = 0;
            float green = 0;
            float blue = 0;
            for (float tap : weights[x]) {
                red += tap * (pixels[at] & 0xFF);
                green += tap * (pixels[at + 1] & 0xFF);
                blue += tap * (pixels[at + 2] & 0xFF);
                at += CHANNELS;
            }
            int target = (y * to + x) * CHANNELS;
            narrow[target] = red;
            narrow[target + 1] = green;
            narrow[target + 2] = blue;
        }
    }

    /** Adds whole source rows, one after the other, which the virtual machine turns into vector instructions. */
    private void flattenRow(float[] narrow, int y, byte[] result) {
        float[] sums = new float[to * CHANNELS];
        int at = first[y] * sums.length;
        for (float tap : weights[y]) {
            for (int x = 0; x < sums.length; x++) {
                sums[x] += tap * narrow[at + x];
            }
            at += sums.length;
        }
        for (int x = 0; x < sums.length; x++) {
            result[y * sums.length + x] = (byte) Math.min(255, Math.round(sums[x]));
        }
    }

    private static float[] triangle(int start, int end, double centre, double support) {
        double[] raw = new double[end - start];
        double total = 0;
        for (int j = 0; j < raw.length; j++) {
            raw[j] = Math.max(0, 1 - Math.abs(start + j + 0.5 - centre) / support);
            total += raw[j];
        }
        float[] result = new float[raw.length];
        for (int j = 0; j < raw.length; j++) {
            result[j] = (float) (raw[j] / total);
        }
        return result;
    }
}
