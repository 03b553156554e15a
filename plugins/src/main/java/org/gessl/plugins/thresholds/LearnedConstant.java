package org.gessl.plugins.thresholds;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ThresholdsSpec;

/**
 * Options of one threshold for every image that is learned like a threshold network, {@code t = tanh(p)} with a single number p: the ablation
 * that shows what it adds to give each image its own.
 *
 * @param initial threshold at the start
 */
@PluginName("learned-constant")
@About("One learned threshold for every image")
public record LearnedConstant(
        @Range("(-1, 1)") @About("threshold at the start") double initial) implements ThresholdsSpec {

    public LearnedConstant {
        Ranges.check(LearnedConstant.class, initial);
    }

    /** Returns the threshold that starts at 0.5. */
    public static LearnedConstant learnedConstant() {
        return new LearnedConstant(0.5);
    }

    /** Returns the threshold that starts at {@code initial}. */
    public static LearnedConstant learnedConstant(double initial) {
        return new LearnedConstant(initial);
    }
}
