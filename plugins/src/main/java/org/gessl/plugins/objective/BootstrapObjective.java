package org.gessl.plugins.objective;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gessl.framework.bilevel.Assignment;
import org.gessl.framework.bilevel.Episode;
import org.gessl.framework.bilevel.LossWeights;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.TaskLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.plugin.Objective;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The objective of {@link Bootstrap}. */
final class BootstrapObjective implements Objective {
    private static final LossWeights SSL = new LossWeights(1, 0);

    private final Bootstrap options;

    @Inject
    BootstrapObjective(Bootstrap options) {
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
        return options.discriminativeWeight() > 0;
    }

    @Override
    public boolean usesQuery() {
        return options.on() == Bootstrap.Views.QUERY;
    }

    @Override
    public int furtherSteps() {
        return options.lookAhead();
    }

    @Override
    public OuterLoss outerLoss(Episode episode, Trajectory trajectory) {
        Ops tf = episode.tf();
        Trajectory ahead = trajectory.continued(options.lookAhead());
        // The first further step has passed the support through the adapted model already.
        TaskLoss here = usesQuery()
                ? episode.query(trajectory.adapted(), SSL)
                : ahead.losses().get(0);
        TaskLoss there = usesQuery() ? episode.query(ahead.adapted(), SSL) : episode.support(ahead.adapted(), SSL);
        float tau = (float) options.temperature();
        Assignment target =
                new Assignment(tf, tf.stopGradient(embedding(there, 0)), tf.stopGradient(embedding(there, 1)), tau);
        Assignment adapted = new Assignment(tf, embedding(here, 0), embedding(here, 1), tau);
        List<Operand<TFloat32>> losses =
                ahead.losses().stream().map(TaskLoss::total).toList();
        return new OuterLoss(
                target.divergenceFrom(adapted),
                List.of(here),
                Map.of("lookahead_losses", tf.stack(losses), "target_distributions", target.probabilities()));
    }

    private static Operand<TFloat32> embedding(TaskLoss loss, int view) {
        return loss.views().get(view).embedding();
    }
}
