package org.gessl.plugins.objective;

import jakarta.inject.Inject;
import org.gessl.framework.bilevel.Episode;
import org.gessl.framework.bilevel.LossWeights;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.plugin.Objective;

final class ThresholdObjective implements Objective {
    private final Threshold options;

    @Inject
    ThresholdObjective(Threshold options) {
        this.options = options;
    }

    @Override
    public double discriminativeWeight() {
        return options.discriminativeWeight();
    }

    @Override
    public double temperature() {
        return options.temperature();
    }

    @Override
    public boolean usesThresholds() {
        return options.discriminativeWeight() > 0 || options.queryWeight() > 0;
    }

    @Override
    public boolean usesQuery() {
        return true;
    }

    @Override
    public OuterLoss outerLoss(Episode episode, Trajectory trajectory) {
        return OuterLoss.of(episode.query(trajectory.adapted(), new LossWeights(1, options.queryWeight())));
    }
}
