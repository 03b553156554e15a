package org.gessl.plugins.schedule;

import jakarta.inject.Inject;
import org.gessl.framework.plugin.Schedule;

/** The schedule of {@link Cosine}. */
final class CosineSchedule implements Schedule {
    private final Cosine options;

    @Inject
    CosineSchedule(Cosine options) {
        this.options = options;
    }

    @Override
    public double factor(double progress) {
        double share = (1 + Math.cos(Math.PI * progress)) / 2;
        return options.endFactor() + (1 - options.endFactor()) * share;
    }
}
