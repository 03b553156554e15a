package org.gessl.framework.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.gessl.framework.spec.UserException;

/**
 * Shuffled mini-batches without end. Which images step s holds depends on the seed and on s alone: each epoch is a random order
 * of the whole set, cut into batches of one size; the images left over at its end are dropped. So a run that is resumed at any step
 * goes on with the batch that it would have had.
 */
public final class BatchSource {
    private final ImageSet images;
    private final int batchSize;
    private final long seed;

    /**
     * Creates the source of batches of {@code batchSize} out of {@code images}.
     *
     * @throws UserException if there are fewer images than that
     */
    public BatchSource(ImageSet images, int batchSize, long seed) {
        if (batchSize < 1 || images.size() < batchSize) {
            throw new UserException(
                    "data-batch",
                    "data.batchSize = " + batchSize + " must be in [1, " + images.size()
                            + "], the number of training images");
        }
        this.images = images;
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /** Returns how many batches an epoch has. */
    public int stepsPerEpoch() {
        return images.size() / batchSize;
    }

    /** Returns the images of step {@code step} (from 0), as indices into the set. */
    public int[] batch(long step) {
        return cut(order(step / stepsPerEpoch()), step);
    }

    /** Returns the batches from step {@code step} (from 0) on, read ahead by a thread of their own. */
    public BatchQueue startingAt(long step) {
        Supplier<BatchTensor.Chosen> batches = from(step);
        BatchTensor tensors = new BatchTensor();
        return new BatchQueue(() -> tensors.gather(List.of(batches.get())));
    }

    /** Returns what gives the batches from step {@code step} on, one at each call. */
    Supplier<BatchTensor.Chosen> from(long step) {
        return new Walk(step);
    }

    private int[] order(long epoch) {
        return Permutation.of(images.size(), seed, epoch);
    }

    private int[] cut(int[] order, long step) {
        int first = (int) (step % stepsPerEpoch()) * batchSize;
        return Arrays.copyOfRange(order, first, first + batchSize);
    }

    /** Batch after batch, with the order of the epoch at hand. */
    private final class Walk implements Supplier<BatchTensor.Chosen> {
        private long step;
        private long epoch = -1;
        private int[] order;

        Walk(long step) {
            this.step = step;
        }

        @Override
        public BatchTensor.Chosen get() {
            if (step / stepsPerEpoch() != epoch) {
                epoch = step / stepsPerEpoch();
                order = order(epoch);
            }
            return new BatchTensor.Chosen(images, cut(order, step++));
        }
    }
}
