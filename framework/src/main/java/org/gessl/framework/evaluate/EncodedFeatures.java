package org.gessl.framework.evaluate;

import java.nio.FloatBuffer;

/**
 * Features in memory, as an encoder gave them.
 *
 * @param values row-major, {@code labels.length x dimension}
 * @param dimension features of an image
 * @param labels class of each image
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncodedFeatures(float[] values, int dimension, int[] labels) implements Features {

    public EncodedFeatures {
        if (values.length != (long) dimension * labels.length) {
            throw new IllegalArgumentException(
                    values.length + " values for " + labels.length + " images of " + dimension + " features");
        }
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int row) {
        return labels[row];
    }

    @Override
    public void read(int row, FloatBuffer target) {
        target.put(values, row * dimension, dimension);
    }
}
