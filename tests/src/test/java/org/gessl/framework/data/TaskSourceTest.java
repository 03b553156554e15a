package org.gessl.framework.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.gessl.framework.data.Mixture.Share;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TUint8;

final class TaskSourceTest {
    private static final Mixture THREE = new Mixture(List.of(
            new Share("tens", new Numbered(10, 10, 2), 1),
            new Share("fifties", new Numbered(12, 50, 2), 2),
            new Share("hundreds", new Numbered(9, 100, 2), 5)));

    @Test
    void oneSet_givesItsBatchesInTheirOrder() {
        ImageSet images = new Numbered(10, 10, 2);
        BatchSource batches = new BatchSource(images, 3, 7);

        List<int[]> tasks = tasks(new TaskSource(Mixture.of(images), 3, false, 7), 0, 8);

        for (int task = 0; task < 8; task++) {
            int[] expected =
                    Arrays.stream(batches.batch(task)).map(index -> index + 10).toArray();
            assertThat(tasks.get(task)).containsExactly(expected);
        }
    }

    @Test
    void tasks_areDrawnInProportionToTheWeights() {
        TaskSource source = new TaskSource(THREE, 3, false, 7);

        double[] shares = new double[3];
        LongStream.range(0, 20_000).forEach(task -> shares[source.sets(task).get(0)] += 1 / 20_000.0);

        assertThat(shares[0]).isCloseTo(1 / 8.0, within(0.01));
        assertThat(shares[1]).isCloseTo(2 / 8.0, within(0.01));
        assertThat(shares[2]).isCloseTo(5 / 8.0, within(0.01));
    }

    @Test
    void crossedTasks_takeSupportByWeightAndQueryFromTheOthersByWeight() {
        TaskSource source = new TaskSource(THREE, 3, true, 7);

        double[][] shares = new double[3][3];
        LongStream.range(0, 40_000).forEach(task -> {
            List<Integer> sets = source.sets(task);
            shares[sets.get(0)][sets.get(1)] += 1 / 40_000.0;
        });

        assertThat(shares[0][0] + shares[1][1] + shares[2][2]).isZero();
        assertThat(shares[2][0]).isCloseTo(5 / 8.0 * 1 / 3.0, within(0.01));
        assertThat(shares[2][1]).isCloseTo(5 / 8.0 * 2 / 3.0, within(0.01));
        assertThat(shares[0][2]).isCloseTo(1 / 8.0 * 5 / 7.0, within(0.01));
    }

    @Test
    void eachSet_isShownOnceInEachOfItsOwnPasses() {
        TaskSource source = new TaskSource(THREE, 3, false, 7);
        List<int[]> tasks = tasks(source, 0, 40);

        for (int set = 0; set < 3; set++) {
            int[] lows = {10, 50, 100};
            int[] batches = {3, 4, 3};
            int low = lows[set];
            List<int[]> own = tasks.stream()
                    .filter(task -> task[0] >= low && task[0] < low + 12)
                    .toList();
            int[] pass = own.stream()
                    .limit(batches[set])
                    .flatMapToInt(Arrays::stream)
                    .toArray();
            assertThat(own).hasSizeGreaterThanOrEqualTo(batches[set]);
            assertThat(pass).hasSize(3 * batches[set]).doesNotHaveDuplicates();
        }
    }

    @Test
    void source_startedAtAnyTask_goesOnWithTheImagesOfThatTask() {
        for (boolean crossed : new boolean[] {false, true}) {
            TaskSource source = new TaskSource(THREE, 3, crossed, 7);
            List<int[]> all = tasks(source, 0, 25);
            for (int start : new int[] {1, 2, 5, 19}) {
                List<int[]> rest = tasks(source, start, 25 - start);
                for (int task = 0; task < rest.size(); task++) {
                    assertThat(rest.get(task)).containsExactly(all.get(start + task));
                }
            }
        }
    }

    @Test
    void crossedTask_holdsTheSupportFirst() {
        TaskSource source = new TaskSource(THREE, 3, true, 7);
        int[] lows = {10, 50, 100};

        List<int[]> tasks = tasks(source, 0, 10);

        assertThat(source.imagesPerTask()).isEqualTo(6);
        for (int task = 0; task < 10; task++) {
            List<Integer> sets = source.sets(task);
            int[] numbers = tasks.get(task);
            for (int i = 0; i < 6; i++) {
                int low = lows[sets.get(i / 3)];
                assertThat(numbers[i]).isBetween(low, low + 11);
            }
        }
    }

    @Test
    void otherSeed_drawsOtherSetsAndOrders() {
        TaskSource one = new TaskSource(THREE, 3, false, 7);
        TaskSource two = new TaskSource(THREE, 3, false, 8);

        assertThat(LongStream.range(0, 50).mapToObj(one::sets).toList())
                .isNotEqualTo(LongStream.range(0, 50).mapToObj(two::sets).toList());
    }

    @Test
    void setsOfOneSize_haveUnrelatedOrders() {
        Mixture twins = new Mixture(
                List.of(new Share("a", new Numbered(100, 0, 2), 1), new Share("b", new Numbered(100, 100, 2), 1)));

        int[] both = tasks(new TaskSource(twins, 100, true, 7), 0, 1).get(0);

        int[] first = Arrays.stream(both, 0, 100).map(n -> n % 100).toArray();
        int[] second = Arrays.stream(both, 100, 200).map(n -> n % 100).toArray();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void epoch_hasTheBatchesOfAllSets() {
        assertThat(new TaskSource(THREE, 3, false, 7).tasksPerEpoch()).isEqualTo(3 + 4 + 3);
        assertThat(new TaskSource(THREE, 3, true, 7).tasksPerEpoch()).isEqualTo(5);
        assertThat(new TaskSource(Mixture.of(new Numbered(10, 0, 2)), 3, false, 7).tasksPerEpoch())
                .isEqualTo(3);
    }

    @Test
    void setSmallerThanABatch_isRefusedByItsName() {
        assertThatThrownBy(() -> new TaskSource(THREE, 10, false, 7))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("in the episodes of 'hundreds'")
                .hasMessageContaining("[data-batch] data.batchSize = 10 must be in [1, 9]");
    }

    @Test
    void crossedTasksOfOneSet_areRefused() {
        assertThatThrownBy(() -> new TaskSource(Mixture.of(new Numbered(10, 0, 2)), 3, true, 7))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[episodes-sets] gessl.split = data-sets needs at least 2 data sets");
    }

    @Test
    void setsOfDifferentSizes_areRefused() {
        assertThatThrownBy(() -> new Mixture(List.of(
                        new Share("small", new Numbered(10, 0, 2), 1), new Share("large", new Numbered(10, 0, 3), 1))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[data-size]")
                .hasMessageContaining("those of 'small' are 2 x 2, those of 'large' 3 x 3");
    }

    private static List<int[]> tasks(TaskSource source, long start, int count) {
        List<int[]> tasks = new ArrayList<>();
        try (BatchQueue queue = source.startingAt(start)) {
            for (int i = 0; i < count; i++) {
                try (TUint8 batch = queue.next()) {
                    tasks.add(IntStream.range(0, (int) batch.shape().get(0))
                            .map(image -> Byte.toUnsignedInt(batch.getByte(image, 1, 1, 2)))
                            .toArray());
                }
            }
        }
        return tasks;
    }

    /** Images filled with {@code first} plus their index. */
    private record Numbered(int size, int first, int height) implements ImageSet {
        @Override
        public int width() {
            return height;
        }

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public void read(int index, ByteBuffer target) {
            byte[] pixels = new byte[imageBytes()];
            Arrays.fill(pixels, (byte) (first + index));
            target.put(pixels);
        }
    }
}
