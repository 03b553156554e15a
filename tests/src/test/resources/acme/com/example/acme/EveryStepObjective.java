package com.example.acme;

// region objective
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.bilevel.Episode;
import org.gessl.framework.bilevel.InnerStep;
import org.gessl.framework.bilevel.LossWeights;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.TaskLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Objective;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** {@code start * L(theta) + sum_k L(theta'_k)}, where L is the self-supervised loss on the query; no thresholds. */
final class EveryStepObjective implements Objective {
    private static final LossWeights SSL = new LossWeights(1, 0);

    private final EveryStep options;

    @Inject
    EveryStepObjective(EveryStep options) {
        this.options = options;
    }

    @Override
    public double discriminativeWeight() {
        return 0;
    }

    @Override
    public double temperature() {
        return 1;
    }

    @Override
    public boolean usesThresholds() {
        return false;
    }

    @Override
    public boolean usesQuery() {
        return true;
    }

    @Override
    public OuterLoss outerLoss(Episode episode, Trajectory trajectory) {
        Ops tf = episode.tf();
        Weights theta = trajectory.steps().get(0).before().weights();
        TaskLoss start = episode.query(theta, SSL);
        List<Operand<TFloat32>> terms = new ArrayList<>();
        terms.add(tf.math.mul(start.total(), tf.constant((float) options.start())));
        List<TaskLoss> parts = new ArrayList<>();
        for (InnerStep step : trajectory.steps()) {
            TaskLoss loss = episode.query(step.after().weights(), SSL);
            terms.add(loss.total());
            parts.add(loss);
        }
        return new OuterLoss(tf.math.addN(terms), parts, Map.of());
    }
}
// endregion
