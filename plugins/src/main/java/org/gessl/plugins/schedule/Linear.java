package org.gessl.plugins.schedule;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ScheduleSpec;

/**
 * Options of the schedule that goes in a straight line from one factor to another and stays there:
 * {@code startFactor + (endFactor - startFactor) * min(progress / until, 1)}. Upwards, it brings the weight of a loss in slowly.
 *
 * @param startFactor factor at the start
 * @param endFactor factor from {@code until} on
 * @param until share of the run at which the end factor is reached
 */
@PluginName("linear")
@About("Goes in a straight line from one factor to another")
public record Linear(
        @Range("[0, 1000]") @About("factor at the start") double startFactor,

        @Range("[0, 1000]") @About("factor at the end") double endFactor,

        @Range("(0, 1]") @About("share of the run at which the end factor is reached")
        double until)
        implements ScheduleSpec {

    public Linear {
        Ranges.check(Linear.class, startFactor, endFactor, until);
    }

    /** Returns the schedule that falls from 1 to 0 over the whole run. */
    public static Linear linear() {
        return new Linear(1, 0, 1);
    }

    /** Returns the schedule from {@code startFactor} to {@code endFactor} over the whole run. */
    public static Linear linear(double startFactor, double endFactor) {
        return new Linear(startFactor, endFactor, 1);
    }

    /** Returns these options with another factor at the start. */
    public Linear startFactor(double value) {
        return new Linear(value, endFactor, until);
    }

    /** Returns these options with another factor at the end. */
    public Linear endFactor(double value) {
        return new Linear(startFactor, value, until);
    }

    /** Returns these options with another share of the run at which the end factor is reached. */
    public Linear until(double value) {
        return new Linear(startFactor, endFactor, value);
    }
}
