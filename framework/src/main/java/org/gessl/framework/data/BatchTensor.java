package org.gessl.framework.data;

import java.nio.ByteBuffer;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TUint8;

/** Gathers images into tensors. Not safe for use by several threads: it keeps one buffer. */
final class BatchTensor {
    private final ImageSet images;
    private byte[] bytes = new byte[0];

    BatchTensor(ImageSet images) {
        this.images = images;
    }

    /** Returns the images {@code indices[from .. to - 1]} as [to - from, height, width, 3], to be closed by the caller. */
    TUint8 gather(int[] indices, int from, int to) {
        int length = (to - from) * images.imageBytes();
        if (bytes.length != length) {
            bytes = new byte[length];
        }
        ByteBuffer target = ByteBuffer.wrap(bytes);
        for (int i = from; i < to; i++) {
            images.read(indices[i], target);
        }
        TUint8 tensor = TUint8.tensorOf(Shape.of(to - from, images.height(), images.width(), 3));
        tensor.asRawTensor().data().write(bytes);
        return tensor;
    }
}
