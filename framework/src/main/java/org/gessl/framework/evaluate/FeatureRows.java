package org.gessl.framework.evaluate;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Some images of a split, in any order, as tensors.
 *
 * @param features features of the split
 * @param rows the images
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureRows(Features features, int[] rows) {
    private static final int BLOCK_FLOATS = 16 << 20;

    /** Returns the images {@code from} to {@code to}, without the latter. */
    public static FeatureRows range(Features features, int from, int to) {
        return new FeatureRows(features, IntStream.range(from, to).toArray());
    }

    /** Returns how many images of {@code dimension} features take at most 64 MiB, at least one. */
    public static int perBlock(int dimension) {
        return Math.max(1, BLOCK_FLOATS / dimension);
    }

    /** Changes the features of one image. */
    @FunctionalInterface
    public interface Change {

        /** Changes {@code row}, the features of {@code image}. */
        void apply(float[] row, int image);
    }

    /** Returns the features [n, D], each row as {@code change} leaves it; to be closed by the caller. */
    public TFloat32 tensor(Change change) {
        int dimension = features.dimension();
        TFloat32 tensor = TFloat32.tensorOf(Shape.of(rows.length, dimension));
        FloatDataBuffer data = tensor.asRawTensor().data().asFloats();
        FloatBuffer row = FloatBuffer.allocate(dimension);
        for (int i = 0; i < rows.length; i++) {
            features.read(rows[i], row.clear());
            change.apply(row.array(), rows[i]);
            data.offset((long) i * dimension).write(row.array());
        }
        return tensor;
    }

    /** Returns the classes [n], to be closed by the caller. */
    public TInt32 labels() {
        int[] labels = IntStream.of(rows).map(features::label).toArray();
        return TInt32.tensorOf(Shape.of(labels.length), DataBuffers.of(labels));
    }
}
