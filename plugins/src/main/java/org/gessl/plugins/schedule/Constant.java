package org.gessl.plugins.schedule;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.ScheduleSpec;

/** Options of the schedule that keeps the learning rate. */
@PluginName("constant")
@About("Keeps the learning rate")
public record Constant() implements ScheduleSpec {

    /** Returns the schedule that keeps the learning rate. */
    public static Constant constant() {
        return new Constant();
    }
}
