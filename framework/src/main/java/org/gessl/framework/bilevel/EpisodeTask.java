package org.gessl.framework.bilevel;

import java.util.List;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Objective;
import org.tensorflow.op.Ops;

/**
 * The bi-level problem of an episode: an objective behind an inner loop.
 *
 * @param episode losses on the task's images
 * @param objective what the outer loop minimises
 * @param innerLoop the inner steps
 * @param theta weights of the model
 * @param phi weights of the threshold network; empty if there is none
 */
public record EpisodeTask(Episode episode, Objective objective, InnerLoop innerLoop, Weights theta, Weights phi)
        implements BilevelTask {

    @Override
    public Ops tf() {
        return episode.tf();
    }

    @Override
    public Trajectory adapt(boolean differentiable) {
        return innerLoop.run(tf(), theta, at -> episode.support(at, objective.discriminativeWeight()), differentiable);
    }

    @Override
    public OuterLoss outerLoss(Trajectory trajectory) {
        return objective.outerLoss(episode, trajectory);
    }

    @Override
    public OuterLoss plainLoss() {
        TaskLoss loss = episode.support(theta, 0);
        return new OuterLoss(loss.ssl(), List.of(loss));
    }
}
