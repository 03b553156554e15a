package com.example.acme;

// region options
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.ObjectiveSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/** Options of an objective that judges the model after every inner step, not after the last alone (MAML++, arXiv 1810.09502). */
@PluginName("every-step")
@About("losses on the query after each inner step, added up")
public record EveryStep(
        @Range("[0, 1]") @About("share of the loss before the first step")
        double start) implements ObjectiveSpec {
    public EveryStep {
        Ranges.check(EveryStep.class, start);
    }

    public static EveryStep everyStep() {
        return new EveryStep(0.5);
    }

    public EveryStep start(double value) {
        return new EveryStep(value);
    }
}
// endregion
