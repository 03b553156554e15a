package org.gessl.framework.train;

import org.gessl.framework.plugin.Schedule;

/**
 * The factor on the learning rate at each outer step: a linear warm-up, then the schedule over what is left of the run.
 *
 * @param warmupSteps outer steps of the warm-up; may be longer than the run
 * @param totalSteps outer steps of the whole run, at least 1
 * @param schedule what follows the warm-up
 */
public record LearningRates(long warmupSteps, long totalSteps, Schedule schedule) {

    public LearningRates {
        if (warmupSteps < 0 || totalSteps < 1) {
            throw new IllegalArgumentException("warmupSteps = " + warmupSteps + ", totalSteps = " + totalSteps);
        }
    }

    /** Returns the rates of a run whose warm-up is given in epochs, rounded to the nearest step. */
    public static LearningRates of(double warmupEpochs, long stepsPerEpoch, long totalSteps, Schedule schedule) {
        return new LearningRates(Math.round(warmupEpochs * stepsPerEpoch), totalSteps, schedule);
    }

    /**
     * Returns the factor: {@code (step + 1) / (warmupSteps + 1)} of the schedule's first value during the warm-up, which so goes
     * on to the whole value without a repeated step; then {@code schedule((step - warmupSteps) / (totalSteps - warmupSteps))}.
     *
     * @param step outer steps done before, in [0, totalSteps)
     */
    public double factor(long step) {
        if (step < 0 || step >= totalSteps) {
            throw new IllegalArgumentException("step = " + step + " must be in [0, " + totalSteps + ")");
        }
        if (step < warmupSteps) {
            return schedule.factor(0) * (step + 1) / (warmupSteps + 1);
        }
        return schedule.factor((double) (step - warmupSteps) / (totalSteps - warmupSteps));
    }

    /**
     * Returns the factor in a run that ends by the clock: the warm-up counts steps as in {@link #factor}, then the schedule follows the time.
     *
     * @param share share of the run's time that has passed, in [0, 1]
     */
    double timedFactor(long step, double share) {
        return step < warmupSteps ? factor(step) : schedule.factor(share);
    }
}
