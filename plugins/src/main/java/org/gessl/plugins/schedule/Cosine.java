package org.gessl.plugins.schedule;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ScheduleSpec;

/**
 * Options of the schedule that falls along half a cosine, without restarts (Loshchilov and Hutter, arXiv 1608.03983):
 * {@code endFactor + (1 - endFactor) * (1 + cos(pi * progress)) / 2}.
 *
 * @param endFactor factor at the end
 */
@PluginName("cosine")
@About("Falls along half a cosine")
public record Cosine(
        @Range("[0, 1]") @About("factor at the end") double endFactor) implements ScheduleSpec {

    public Cosine {
        Ranges.check(Cosine.class, endFactor);
    }

    /** Returns the schedule that falls to zero. */
    public static Cosine cosine() {
        return new Cosine(0);
    }

    /** Returns these options with another factor at the end. */
    public Cosine endFactor(double value) {
        return new Cosine(value);
    }
}
