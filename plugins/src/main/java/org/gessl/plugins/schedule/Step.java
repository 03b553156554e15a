package org.gessl.plugins.schedule;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ScheduleSpec;

/**
 * Options of the schedule that is multiplied by {@code gamma} at each milestone.
 *
 * @param milestones shares of the run (for a learning rate: after the warm-up), in any order
 * @param gamma factor at each milestone
 */
@PluginName("step")
@About("Falls by a factor at each milestone")
public record Step(
        @Range("(0, 1)") @About("shares of the run at which it falls")
        List<Double> milestones,

        @Range("(0, 1]") @About("factor at each milestone") double gamma)
        implements ScheduleSpec {

    public Step {
        Ranges.check(Step.class, milestones, gamma);
        milestones = List.copyOf(milestones);
    }

    /** Returns the schedule that falls to a tenth at a half and at three quarters of the run. */
    public static Step step() {
        return new Step(List.of(0.5, 0.75), 0.1);
    }

    /** Returns these options with other milestones. */
    public Step milestones(List<Double> value) {
        return new Step(value, gamma);
    }

    /** Returns these options with another factor. */
    public Step gamma(double value) {
        return new Step(milestones, value);
    }
}
