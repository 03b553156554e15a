package org.gessl.framework.data;

import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.types.TUint8;

/**
 * One pass over a set in its own order, for evaluation and embedding; the last batch may be smaller.
 *
 * @param images the set
 * @param batchSize images of a batch, at least 1
 */
public record SequentialBatches(ImageSet images, int batchSize) {

    /** Takes one batch. */
    @FunctionalInterface
    public interface Consumer {

        /** Takes the images {@code first, first + 1, ...} as [n, height, width, 3]; {@code batch} is closed afterwards. */
        void accept(int first, TUint8 batch);
    }

    /** Shows all batches to {@code consumer}. */
    public void forEach(Consumer consumer) {
        BatchTensor tensors = new BatchTensor();
        for (int first = 0; first < images.size(); first += batchSize) {
            int end = Math.min(images.size(), first + batchSize);
            int[] indices = IntStream.range(first, end).toArray();
            try (TUint8 batch = tensors.gather(List.of(new BatchTensor.Chosen(images, indices)))) {
                consumer.accept(first, batch);
            }
        }
    }
}
