package org.gessl.framework.spec;

import java.util.List;

/**
 * The training run.
 *
 * @param epochs passes over the training images
 * @param maxSteps outer steps after which the run ends even within an epoch; 0 for no limit
 * @param maxSeconds seconds of training after which the run ends, measurements not counted; 0 for no limit. The outer schedule then follows the clock, so that
 *     it ends with the run, and the result depends on the machine's speed
 * @param seed seed of everything random
 * @param precision number format of a step's arithmetic
 * @param checkpointEpochs epochs between two checkpoints
 * @param keepCheckpoints checkpoints kept, the newest ones
 * @param measure evaluation protocols whose figures for the model in training become metrics; none by default
 * @param measureEpochs epochs between two such measurements; another is made after the last step
 */
public record TrainSlot(
        @Range("[0, 100000]") @About("passes over the training images")
        int epochs,

        @Range("[0, inf)") @About("outer steps after which the run ends, 0 for no limit")
        long maxSteps,

        @OmittedAt("0.0") @Range("[0, inf)") @About("seconds of training after which the run ends, 0 for no limit")
        double maxSeconds,

        @About("seed of everything random") long seed,
        @About("number format of a step's arithmetic") Precision precision,

        @Range("(0, inf)") @About("epochs between two checkpoints")
        double checkpointEpochs,

        @Range("[1, 1000]") @About("checkpoints kept, the newest ones")
        int keepCheckpoints,

        List<EvaluationSpec> measure,

        @Range("(0, inf)") @About("epochs between two measurements in training, if train.measure names any")
        double measureEpochs) {

    public TrainSlot {
        Ranges.check(
                TrainSlot.class,
                epochs,
                maxSteps,
                maxSeconds,
                seed,
                precision,
                checkpointEpochs,
                keepCheckpoints,
                measure,
                measureEpochs);
        measure = List.copyOf(measure);
    }

    /** Returns the slot with everything at its default. */
    public static TrainSlot defaults() {
        return new TrainSlot(100, 0, 0, 0, Precision.FP32, 1, 3, List.of(), 1);
    }
}
