package org.gessl.framework.spec;

/**
 * The outer update.
 *
 * @param optimizer the outer optimizer
 * @param schedule its learning-rate schedule
 * @param warmupEpochs epochs of linear warm-up before the schedule
 * @param clipNorm global norm to which the gradient is clipped; 0 does not clip
 * @param headRate learning rate of the tensors of projector and loss (a predictor, prototypes) as a multiple of the encoder's
 */
public record OuterSlot(
        @Inline OptimizerSpec optimizer,
        ScheduleSpec schedule,

        @Range("[0, 10000]") @About("epochs of linear warm-up")
        double warmupEpochs,

        @Range("[0, inf)") @About("global norm to which the gradient is clipped, 0 for none")
        double clipNorm,

        @Range("(0, 1000]") @About("learning rate of projector and loss as a multiple of the encoder's")
        double headRate) {

    public OuterSlot {
        Ranges.check(OuterSlot.class, optimizer, schedule, warmupEpochs, clipNorm, headRate);
    }

    /** Returns the slot with everything at its default. */
    public static OuterSlot defaults() {
        return new OuterSlot(Named.named("sgd"), Named.named("constant"), 0, 0, 1);
    }
}
