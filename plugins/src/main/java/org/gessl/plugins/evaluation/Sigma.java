package org.gessl.plugins.evaluation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the sigma measurement (arXiv 2405.01053): how far a model is from its task-optimal version,
 *
 * <pre>
 * sigma = mean over tasks of KL( p_adapted || p_theta ),   p(j|i) = softmax_j( &lt;z_i^2, z_j^1&gt; / tau ), mean over i [nat]
 * </pre>
 *
 * <p>A task is a mini-batch of held-out images, as large as one of training, in two augmented views; {@code adapted} is the model after
 * {@code steps} steps of the pipeline's own inner loss and inner optimizer on them, batch statistics in use before and after. What the paper leaves open,
 * this is this project's reading. A pipeline of plain training adapts by the self-supervised loss alone with the inner optimizer of its {@code gessl}
 * slot, since it has no threshold network. A teacher and what a loss keeps (a queue, a centre) stay as they are, and schedules over the run
 * stand at their start.
 *
 * <p>0 means that the model is task-optimal already. A collapsed model scores 0 too, so the effective rank of {@link Geometry} is always reported
 * beside it. A loss that compares fewer than two views has no assignment, and nothing is reported.
 *
 * @param steps inner steps to the adapted model
 * @param tasks tasks of the mean; which images and views they hold depends on the seed alone
 * @param temperature tau of the assignment; 0 takes the objective's
 */
@PluginName("sigma")
@About("Distance to the task-optimal model after many inner steps, with the effective rank")
public record Sigma(
        @Range("[1, 10000]") @About("inner steps to the adapted model")
        int steps,

        @Range("[1, 10000]") @About("held-out tasks of the mean")
        int tasks,

        @Range("[0, 100]") @About("temperature of the assignment, 0 for the objective's")
        double temperature)
        implements EvaluationSpec {

    public Sigma {
        Ranges.check(Sigma.class, steps, tasks, temperature);
    }

    /** Returns the measurement of 50 steps on 4 tasks at the objective's temperature. */
    public static Sigma sigma() {
        return new Sigma(50, 4, 0);
    }

    /** Returns these options with another number of inner steps. */
    public Sigma steps(int value) {
        return new Sigma(value, tasks, temperature);
    }

    /** Returns these options with another number of tasks. */
    public Sigma tasks(int value) {
        return new Sigma(steps, value, temperature);
    }

    /** Returns these options with another temperature. */
    public Sigma temperature(double value) {
        return new Sigma(steps, tasks, value);
    }
}
