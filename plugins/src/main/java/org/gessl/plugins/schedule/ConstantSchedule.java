package org.gessl.plugins.schedule;

import org.gessl.framework.plugin.Schedule;

/** The schedule of {@link Constant}. */
final class ConstantSchedule implements Schedule {
    @Override
    public double factor(double progress) {
        return 1;
    }
}
