package org.gessl.plugins.schedule;

import jakarta.inject.Inject;
import org.gessl.framework.plugin.Schedule;

/** The schedule of {@link Step}. */
final class StepSchedule implements Schedule {
    private final Step options;

    @Inject
    StepSchedule(Step options) {
        this.options = options;
    }

    @Override
    public double factor(double progress) {
        long passed = options.milestones().stream().filter(m -> m <= progress).count();
        return Math.pow(options.gamma(), passed);
    }
}
