package org.gessl.plugins.evaluation.transfer;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the report of universality (arXiv 2405.01053; which figures stand for each part is this project's reading). Its figures, each followed by half
 * the width of its 95 % interval under the same name with {@code -ci95}:
 *
 * <ul>
 *   <li>{@code universality/discriminability/knn-5} and {@code .../linear-top1}: accuracy on the pre-training data set's own held-out images, with Wilson's
 *       interval;
 *   <li>{@code universality/generalizability/linear-gap}: linear accuracy on the training images minus that on the held-out ones; and
 *       {@code .../corruption}: accuracy on corrupted images, mean of all kinds and strengths, with the interval of as many images as were corrupted;
 *   <li>{@code universality/transferability/DATA/linear-top1} and {@code .../few-shot-5w1s}, the latter with the interval over episodes, on each other data
 *       set;
 *   <li>{@code universality/sigma}, with Student's interval over tasks, and {@code universality/effective-rank}, which tells a collapsed model, without one.
 * </ul>
 *
 * @param data data sets never seen in pre-training; without any, transferability is left out
 * @param k neighbours that vote
 * @param images held-out images to corrupt
 * @param episodes few-shot episodes
 * @param tasks tasks of sigma
 * @param steps inner steps of sigma to the adapted model
 */
@PluginName("universality")
@About("Discriminability, generalizability, transferability and sigma in one report with intervals")
public record Universality(
        @About("data sets never seen in pre-training") List<DataSpec> data,

        @Range("[1, 10000]") @About("neighbours that vote") int k,

        @Range("[1, 1000000]") @About("held-out images to corrupt")
        int images,

        @Range("[2, 1000000]") @About("few-shot episodes") int episodes,

        @Range("[2, 10000]") @About("tasks of sigma") int tasks,

        @Range("[1, 10000]") @About("inner steps of sigma to the adapted model")
        int steps)
        implements EvaluationSpec {

    public Universality {
        Ranges.check(Universality.class, data, k, images, episodes, tasks, steps);
        data = List.copyOf(data);
    }

    /** Returns the report with 5 neighbours, 2000 corrupted images, 600 episodes, and sigma of 50 steps on 8 tasks. */
    public static Universality universality(DataSpec... data) {
        return new Universality(List.of(data), 5, 2000, 600, 8, 50);
    }

    /** Returns these options with another number of neighbours. */
    public Universality k(int value) {
        return new Universality(data, value, images, episodes, tasks, steps);
    }

    /** Returns these options with another number of images to corrupt. */
    public Universality images(int value) {
        return new Universality(data, k, value, episodes, tasks, steps);
    }

    /** Returns these options with another number of few-shot episodes. */
    public Universality episodes(int value) {
        return new Universality(data, k, images, value, tasks, steps);
    }

    /** Returns these options with another number of tasks of sigma. */
    public Universality tasks(int value) {
        return new Universality(data, k, images, episodes, value, steps);
    }

    /** Returns these options with another number of inner steps of sigma. */
    public Universality steps(int value) {
        return new Universality(data, k, images, episodes, tasks, value);
    }
}
