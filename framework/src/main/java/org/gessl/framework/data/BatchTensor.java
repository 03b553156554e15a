package org.gessl.framework.data;

import java.nio.ByteBuffer;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TUint8;

/** Gathers images into tensors. Not safe for use by several threads: it keeps one buffer. */
final class BatchTensor {
    private byte[] bytes = new byte[0];

    /** Some images of a set, by their indices. */
    record Chosen(ImageSet images, int[] indices) {}

    /** Returns the images of all {@code parts}, which are of one size, as [n, height, width, 3], to be closed by the caller. */
    TUint8 gather(List<Chosen> parts) {
        ImageSet first = parts.get(0).images();
        int count = parts.stream().mapToInt(part -> part.indices().length).sum();
        int length = count * first.imageBytes();
        if (bytes.length != length) {
            bytes = new byte[length];
        }
        ByteBuffer target = ByteBuffer.wrap(bytes);
        for (Chosen part : parts) {
            for (int index : part.indices()) {
                part.images().read(index, target);
            }
        }
        TUint8 tensor = TUint8.tensorOf(Shape.of(count, first.height(), first.width(), 3));
        tensor.asRawTensor().data().write(bytes);
        return tensor;
    }
}
