package org.gessl.framework.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.gessl.framework.spec.UserException;
import org.tensorflow.types.TUint8;

/**
 * The images of task after task, without end. From which set a task comes is drawn by the sets' weights, independently for each task;
 * the n-th draw of a set gives its n-th {@linkplain BatchSource batch}. All of it depends on the seed and on the number of the task alone,
 * so a run that is resumed at any task goes on with the images that it would have had.
 *
 * <p>An epoch is as many tasks as it takes to draw as many batches as all sets together have. It shows every image of a single set at most
 * once; of several sets, those of larger weight for their size come round more often.
 */
public final class TaskSource {
    private final Mixture mixture;
    private final int batchSize;
    private final boolean crossed;
    private final long seed;
    private final List<BatchSource> sets;

    /**
     * Creates the source of tasks from {@code mixture}.
     *
     * @param batchSize images of a batch
     * @param crossed whether a task has two batches of different sets, one for support and one for query, instead of one batch
     * @throws UserException if a set has fewer images than a batch, or a second set is wanted and there is none
     */
    public TaskSource(Mixture mixture, int batchSize, boolean crossed, long seed) {
        int count = mixture.shares().size();
        if (crossed && count < 2) {
            throw new UserException(
                    "episodes-sets",
                    "gessl.split = data-sets needs at least 2 data sets in episodes, not " + count
                            + "; add one, or choose views or images");
        }
        this.mixture = mixture;
        this.batchSize = batchSize;
        this.crossed = crossed;
        this.seed = seed;
        this.sets = new ArrayList<>();
        for (int set = 0; set < count; set++) {
            sets.add(source(mixture.shares().get(set), set));
        }
    }

    /** Returns how many tasks an epoch has, at least 1. */
    public int tasksPerEpoch() {
        long batches = sets.stream().mapToLong(BatchSource::stepsPerEpoch).sum();
        return Math.toIntExact(batches / batchesPerTask());
    }

    /** Returns how many images a task has. */
    public int imagesPerTask() {
        return batchSize * batchesPerTask();
    }

    /** Returns the height of the images [pixels]. */
    public int height() {
        return mixture.height();
    }

    /** Returns the width of the images [pixels]. */
    public int width() {
        return mixture.width();
    }

    /** Returns the sets of task {@code task} (from 0), as indices into the mixture: one, or those of support and query. */
    public List<Integer> sets(long task) {
        SplittableRandom random = new SplittableRandom(Permutation.mix(~seed, task));
        int support = draw(random, -1);
        return crossed ? List.of(support, draw(random, support)) : List.of(support);
    }

    /**
     * Returns the images of the tasks from {@code task} (from 0) on, each [imagesPerTask, height, width, 3] with the support first, read
     * ahead by a thread of their own.
     */
    public BatchQueue startingAt(long task) {
        return new BatchQueue(new Walk(task));
    }

    private int batchesPerTask() {
        return crossed ? 2 : 1;
    }

    /** The first set keeps the seed itself; the others have unrelated orders, also where they are of one size. */
    private BatchSource source(Mixture.Share share, int set) {
        try {
            return new BatchSource(share.images(), batchSize, set == 0 ? seed : Permutation.mix(seed, -1 - set));
        } catch (UserException e) {
            throw mixture.shares().size() == 1
                    ? e
                    : new UserException("the episodes of '" + share.name() + "'", e.problems());
        }
    }

    /** Returns a set other than {@code without}, by the weights. */
    private int draw(SplittableRandom random, int without) {
        double total = 0;
        for (int set = 0; set < sets.size(); set++) {
            total += weight(set, without);
        }
        double left = random.nextDouble() * total;
        int last = -1;
        for (int set = 0; set < sets.size() && left >= 0; set++) {
            if (set != without) {
                left -= weight(set, without);
                last = set;
            }
        }
        return last;
    }

    private double weight(int set, int without) {
        return set == without ? 0 : mixture.shares().get(set).weight();
    }

    /** Task after task; each set goes on from the batches that the tasks before have taken. */
    private final class Walk implements Supplier<TUint8> {
        private final BatchTensor tensors = new BatchTensor();
        private final List<Supplier<BatchTensor.Chosen>> batches = new ArrayList<>();
        private long task;

        Walk(long task) {
            this.task = task;
            long[] taken = new long[sets.size()];
            for (long before = 0; before < task; before++) {
                sets(before).forEach(set -> taken[set]++);
            }
            for (int set = 0; set < taken.length; set++) {
                batches.add(sets.get(set).from(taken[set]));
            }
        }

        @Override
        public TUint8 get() {
            return tensors.gather(
                    sets(task++).stream().map(set -> batches.get(set).get()).toList());
        }
    }
}
