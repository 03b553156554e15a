package org.gessl.dsl;

import org.gessl.framework.spec.GesslSlot;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.Named;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.ScheduleSpec;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.spec.Split;
import org.gessl.framework.spec.ThresholdsSpec;

/** The block of {@code gessl}: the bi-level method. */
public final class GesslScope extends SlotScope<GesslSlot> {

    GesslScope() {
        super("gessl", Specs.with(GesslSlot.defaults(), "hypergradient", Named.named("exact")));
    }

    /** Chooses the hypergradient estimator; default {@code exact}. */
    public GesslScope hypergradient(HypergradientSpec value) {
        set("hypergradient", value);
        return this;
    }

    /** Chooses what the outer loop minimises; default {@code threshold}. */
    public GesslScope objective(ObjectiveSpec value) {
        set("objective", value);
        return this;
    }

    /** Chooses the thresholds of the discriminative loss; default {@code network}. */
    public GesslScope thresholds(ThresholdsSpec value) {
        set("thresholds", value);
        return this;
    }

    /** Sets the outer learning rate of the threshold network, in [0, 100]; default 0.01. */
    public GesslScope thresholdLearningRate(double value) {
        set("thresholdLearningRate", value);
        return this;
    }

    /** Chooses the optimizer of the inner steps; default {@code sgd}. */
    public GesslScope inner(OptimizerSpec value) {
        set("inner", value);
        return this;
    }

    /** Sets the inner steps K, in [1, 64]; default 1. */
    public GesslScope innerSteps(int value) {
        set("innerSteps", value);
        return this;
    }

    /** Chooses how the weight of the self-supervised loss in the inner loss changes over the run; default {@code constant}. */
    public GesslScope sslSchedule(ScheduleSpec value) {
        set("sslSchedule", value);
        return this;
    }

    /** Chooses how the weight of the discriminative loss in the inner loss changes over the run; default {@code constant}. */
    public GesslScope discriminativeSchedule(ScheduleSpec value) {
        set("discriminativeSchedule", value);
        return this;
    }

    /** Chooses how the weight of the discriminative loss on the query changes over the run; default {@code constant}. */
    public GesslScope querySchedule(ScheduleSpec value) {
        set("querySchedule", value);
        return this;
    }

    /** Sets the tasks M of an outer step, in [1, 1024]; default 1. */
    public GesslScope tasks(int value) {
        set("tasks", value);
        return this;
    }

    /** Sets how the images of a task become support and query; default independent views of the same images. */
    public GesslScope split(Split value) {
        set("split", value);
        return this;
    }
}
