package org.gessl.plugins.evaluation.supervised;

import java.util.stream.IntStream;
import org.gessl.framework.data.ImageSet;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TInt32;

/** Classes of images as tensors. */
final class Labels {
    private Labels() {}

    /** Returns the classes of {@code count} images from {@code first} on [count], to be closed by the caller. */
    static TInt32 of(ImageSet images, int first, int count) {
        int[] labels = IntStream.range(first, first + count).map(images::label).toArray();
        return TInt32.tensorOf(Shape.of(count), DataBuffers.of(labels));
    }
}
