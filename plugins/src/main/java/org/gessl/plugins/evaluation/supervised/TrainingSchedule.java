package org.gessl.plugins.evaluation.supervised;

import java.util.Arrays;
import org.gessl.framework.data.Permutation;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.plugin.Schedule;
import org.gessl.framework.train.LearningRates;

/**
 * Which images each step of a training sees, and at which learning rate. Each epoch is a random order of all images, cut into batches of one size;
 * what is left over at its end is dropped.
 *
 * @param images training images
 * @param batchSize images of a batch, at most {@code images}
 * @param epochs passes over them
 * @param learningRate rate before the schedule
 * @param schedule schedule of the rate
 * @param seed seed of the orders
 */
record TrainingSchedule(int images, int batchSize, int epochs, double learningRate, Schedule schedule, long seed) {

    /** Returns the schedule of {@code epochs} of {@code images}, all in one batch where they are fewer than {@code batchSize}. */
    static TrainingSchedule of(
            int images, int batchSize, int epochs, Optimizer optimizer, Schedule schedule, long seed) {
        return new TrainingSchedule(
                images, Math.min(batchSize, images), epochs, optimizer.learningRate(), schedule, seed);
    }

    /** Takes a step. */
    @FunctionalInterface
    interface Step {

        /** Trains on the images {@code rows} at {@code rate}; {@code number} is 1 for the first step. */
        void train(int[] rows, float rate, int number);
    }

    /** Takes every step in turn. */
    void run(Step step) {
        int perEpoch = images / batchSize;
        long total = (long) perEpoch * epochs;
        LearningRates rates = LearningRates.of(0, perEpoch, total, schedule);
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = Permutation.of(images, seed, epoch);
            for (int batch = 0; batch < perEpoch; batch++) {
                int number = epoch * perEpoch + batch;
                int[] rows = Arrays.copyOfRange(order, batch * batchSize, (batch + 1) * batchSize);
                step.train(rows, (float) (learningRate * rates.factor(number)), number + 1);
            }
        }
    }
}
