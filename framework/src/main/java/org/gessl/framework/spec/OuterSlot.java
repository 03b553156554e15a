package org.gessl.framework.spec;

/**
 * The outer update.
 *
 * @param optimizer the outer optimizer
 * @param schedule its learning-rate schedule
 * @param warmupEpochs epochs of linear warm-up before the schedule
 * @param clipNorm global norm to which the gradient is clipped; 0 does not clip
 */
public record OuterSlot(
        @Inline OptimizerSpec optimizer,
        ScheduleSpec schedule,

        @Range("[0, 10000]") @About("epochs of linear warm-up")
        double warmupEpochs,

        @Range("[0, inf)") @About("global norm to which the gradient is clipped, 0 for none")
        double clipNorm) {

    public OuterSlot {
        Ranges.check(OuterSlot.class, optimizer, schedule, warmupEpochs, clipNorm);
    }

    /** Returns the slot with everything at its default. */
    public static OuterSlot defaults() {
        return new OuterSlot(Named.named("sgd"), Named.named("constant"), 0, 0);
    }
}
