package org.gessl.dsl;

import org.gessl.framework.spec.GesslSlot;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.InnerRate;
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

    /** Sets whether the inner learning rate is learned by the outer loop, as one or for each tensor; default fixed. */
    public GesslScope innerRate(InnerRate value) {
        set("innerRate", value);
        return this;
    }

    /** Sets the outer learning rate of the learned inner rates, in [0, 100]; default 0.01. */
    public GesslScope rateLearningRate(double value) {
        set("rateLearningRate", value);
        return this;
    }

    /**
     * Sets which weights the inner steps change: {@code all}, {@code encoder}, {@code heads}, or a pattern of names such as {@code encoder/block1/*};
     * default {@code all}.
     */
    public GesslScope adapt(String value) {
        set("adapt", value);
        return this;
    }

    /** Sets the weight of the self-supervised loss in the inner loss, in [0, 1000]; default 1. */
    public GesslScope sslWeight(double value) {
        set("sslWeight", value);
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
