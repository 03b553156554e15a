package org.gessl.plugins.schedule;

import jakarta.inject.Inject;
import org.gessl.framework.plugin.Schedule;

/** The schedule of {@link Constant}. */
final class ConstantSchedule implements Schedule {

    @Inject
    ConstantSchedule() {}

    @Override
    public double factor(double progress) {
        return 1;
    }
}
