package org.gessl.plugins.schedule;

import jakarta.inject.Inject;
import org.gessl.framework.plugin.Schedule;

/** The schedule of {@link Linear}. */
final class LinearSchedule implements Schedule {
    private final Linear options;

    @Inject
    LinearSchedule(Linear options) {
        this.options = options;
    }

    @Override
    public double factor(double progress) {
        double share = Math.min(progress / options.until(), 1);
        return (1 - share) * options.startFactor() + share * options.endFactor();
    }
}
