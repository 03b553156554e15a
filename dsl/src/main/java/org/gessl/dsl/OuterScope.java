package org.gessl.dsl;

import org.gessl.framework.spec.OuterSlot;
import org.gessl.framework.spec.ScheduleSpec;

/** The block of {@code outer}: schedule, clipping and head rate of the outer update. */
public final class OuterScope extends SlotScope<OuterSlot> {

    OuterScope(OuterSlot defaults) {
        super("outer", defaults);
    }

    /** Chooses the learning-rate schedule; default {@code constant}. */
    public OuterScope schedule(ScheduleSpec value) {
        set("schedule", value);
        return this;
    }

    /** Sets the epochs of linear warm-up before the schedule, in [0, 10000]; default 0. */
    public OuterScope warmupEpochs(double value) {
        set("warmupEpochs", value);
        return this;
    }

    /** Sets the global norm to which the gradient is clipped, at least 0; default 0, which does not clip. */
    public OuterScope clipNorm(double value) {
        set("clipNorm", value);
        return this;
    }

    /** Sets the learning rate of projector and loss as a multiple of the encoder's, in (0, 1000]; default 1. */
    public OuterScope headRate(double value) {
        set("headRate", value);
        return this;
    }
}
