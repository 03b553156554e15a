package org.gessl.plugins.schedule;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.ScheduleSpec;

/** Options of the schedule that leaves everything as it is. */
@PluginName("constant")
@About("Stays as it is")
public record Constant() implements ScheduleSpec {

    /** Returns the schedule that leaves everything as it is. */
    public static Constant constant() {
        return new Constant();
    }
}
