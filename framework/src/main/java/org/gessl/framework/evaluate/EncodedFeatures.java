package org.gessl.framework.evaluate;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** Returns all of {@code parts}, which have the same dimension, as one. */
    public static EncodedFeatures joined(Features... parts) {
        int dimension = parts[0].dimension();
        int size = Stream.of(parts).mapToInt(Features::size).reduce(0, Math::addExact);
        FloatBuffer values = FloatBuffer.allocate(Math.multiplyExact(size, dimension));
        int[] labels = Stream.of(parts)
                .flatMapToInt(part -> IntStream.range(0, part.size()).map(part::label))
                .toArray();
        for (Features part : parts) {
            IntStream.range(0, part.size()).forEach(row -> part.read(row, values));
        }
        return new EncodedFeatures(values.array(), dimension, labels);
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
