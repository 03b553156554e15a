package org.gessl.framework.data;

import org.tensorflow.types.TUint8;

/** Times the reading of batches, without any step that waits for them. */
public final class FeedClock {
    private FeedClock() {}

    /** Returns how many images of {@code images} a second come out of the queue of shuffled batches, over {@code batches} batches of {@code batchSize}. */
    public static double imagesPerSecond(ImageSet images, int batchSize, int batches) {
        try (BatchQueue queue = new BatchSource(images, batchSize, 0).startingAt(0)) {
            take(queue);
            long start = System.nanoTime();
            for (int i = 0; i < batches; i++) {
                take(queue);
            }
            return batches * (double) batchSize / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static void take(BatchQueue queue) {
        try (TUint8 batch = queue.next()) {
            // Only its coming counts.
            batch.size();
        }
    }
}
