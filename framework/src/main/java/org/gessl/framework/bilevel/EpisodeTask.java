package org.gessl.framework.bilevel;

import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Objective;
import org.tensorflow.op.Ops;

/**
 * The bi-level problem of an episode: an objective behind an inner loop.
 *
 * @param episode losses on the task's images
 * @param objective what the outer loop minimises
 * @param innerLoop the inner steps
 * @param innerWeights weights of the parts of the inner loss
 * @param theta weights of the model
 * @param phi weights of the threshold network; empty if there is none
 * @param rates logarithms of the learned inner rates; empty if the rate is fixed
 */
public record EpisodeTask(
        Episode episode,
        Objective objective,
        InnerLoop innerLoop,
        LossWeights innerWeights,
        Weights theta,
        Weights phi,
        Weights rates)
        implements BilevelTask {

    @Override
    public Ops tf() {
        return episode.tf();
    }

    @Override
    public TaskLoss innerLoss(Weights at) {
        return episode.support(at, innerWeights);
    }

    @Override
    public OuterLoss outerLoss(Trajectory trajectory) {
        return objective.outerLoss(episode, trajectory);
    }

    @Override
    public OuterLoss plainLoss() {
        return OuterLoss.of(episode.support(theta, new LossWeights(1, 0)));
    }
}
