package org.gessl.framework.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TUint8;

class BatchSourceTest {

    @Test
    void epoch_showsEachImageAtMostOnceAndDropsTheRest() {
        BatchSource source = new BatchSource(numbered(10), 3, 7);
        assertThat(source.stepsPerEpoch()).isEqualTo(3);
        int[] epoch = IntStream.range(0, 3)
                .flatMap(step -> Arrays.stream(source.batch(step)))
                .toArray();
        assertThat(epoch).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void order_dependsOnSeedAndEpochAlone() {
        BatchSource source = new BatchSource(numbered(100), 50, 7);
        assertThat(source.batch(0)).isEqualTo(new BatchSource(numbered(100), 50, 7).batch(0));
        assertThat(source.batch(0)).isNotEqualTo(source.batch(2));
        assertThat(source.batch(0)).isNotEqualTo(new BatchSource(numbered(100), 50, 8).batch(0));
    }

    @Test
    void order_isUniform() {
        int[] firsts = new int[5];
        BatchSource source = new BatchSource(numbered(5), 5, 3);
        for (int epoch = 0; epoch < 5000; epoch++) {
            firsts[source.batch(epoch)[0]]++;
        }
        assertThat(Arrays.stream(firsts).boxed()).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void queue_startedAtAnyStep_goesOnWithTheBatchesOfThatStep() {
        BatchSource source = new BatchSource(numbered(10), 3, 7);
        for (int start : new int[] {0, 1, 2, 3, 7}) {
            try (BatchQueue queue = source.startingAt(start)) {
                for (int step = start; step < start + 8; step++) {
                    try (TUint8 batch = queue.next()) {
                        assertThat(numbers(batch)).isEqualTo(source.batch(step));
                    }
                }
            }
        }
    }

    @Test
    void batch_hasShapeOfImages() {
        try (BatchQueue queue = new BatchSource(numbered(10), 3, 7).startingAt(0);
                TUint8 batch = queue.next()) {
            assertThat(batch.shape().asArray()).containsExactly(3, 2, 4, 3);
        }
    }

    @Test
    void closedQueue_freesTheBatchesNobodyTook() {
        ImageSet large = new Numbered(64, 128, 128, new AtomicInteger());
        openAndClose(large, 5);
        long before = Pointer.physicalBytes();
        openAndClose(large, 100);
        assertThat(Pointer.physicalBytes() - before)
                .as("100 times up to five batches of 3 MiB")
                .isLessThan(300L << 20);
    }

    @Test
    void closedQueue_reportsIt() {
        BatchQueue queue = new BatchSource(numbered(10), 3, 7).startingAt(0);
        queue.close();
        queue.close();
        assertThatThrownBy(queue::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void failureWhileReading_reachesTheConsumerAfterTheGoodBatches() {
        AtomicInteger reads = new AtomicInteger(-3);
        try (BatchQueue queue = new BatchSource(new Numbered(10, 2, 4, reads), 3, 7).startingAt(0)) {
            queue.next().close();
            assertThatThrownBy(queue::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("disk on fire");
        }
    }

    @Test
    void batchLargerThanTheSet_isRefused() {
        assertThatThrownBy(() -> new BatchSource(numbered(10), 11, 7))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[data-batch] data.batchSize = 11");
    }

    @Test
    void sequentialPass_showsAllImagesInOrderTheLastBatchSmaller() {
        List<Integer> seen = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        new SequentialBatches(numbered(10), 4).forEach((first, batch) -> {
            assertThat(first).isEqualTo(seen.size());
            sizes.add(batch.shape().get(0));
            Arrays.stream(numbers(batch)).forEach(seen::add);
        });
        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(sizes).containsExactly(4L, 4L, 2L);
    }

    private static void openAndClose(ImageSet images, int times) {
        for (int i = 0; i < times; i++) {
            try (BatchQueue queue = new BatchSource(images, 64, i).startingAt(0)) {
                queue.next().close();
                queue.next().close();
            }
        }
    }

    private static ImageSet numbered(int size) {
        return new Numbered(size, 2, 4, new AtomicInteger(Integer.MIN_VALUE));
    }

    private static int[] numbers(TUint8 batch) {
        return IntStream.range(0, (int) batch.shape().get(0))
                .map(i -> batch.getByte(i, 1, 3, 2))
                .toArray();
    }

    /** Images filled with their own index; reading fails once {@code reads} has become positive. */
    private record Numbered(int size, int height, int width, AtomicInteger reads) implements ImageSet {

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public void read(int index, ByteBuffer target) {
            if (reads.get() != Integer.MIN_VALUE && reads.incrementAndGet() > 0 && height < 100) {
                throw new IllegalStateException("disk on fire");
            }
            byte[] pixels = new byte[imageBytes()];
            Arrays.fill(pixels, (byte) index);
            target.put(pixels);
        }
    }
}
