package org.gessl.plugins.evaluation.fewshot;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the few-shot protocol on frozen features (Tian et al., arXiv 2003.11539): each episode draws {@code ways} classes of the held-out
 * images, and of each {@code shots} labelled images, the support, and {@code queries} images to classify. Figures, for 5 ways and 1 shot:
 * {@code few-shot-5w1s}, the mean accuracy of the nearest prototype over all episodes, {@code few-shot-5w1s-ci95}, half the width of its 95 % interval,
 * and the same of the logistic head, {@code few-shot-5w1s-logistic} and {@code few-shot-5w1s-logistic-ci95}.
 *
 * <p>The logistic head minimises {@code sum_i cross-entropy_i + l2/2 * ||W||^2} over the support, on L2-normalised features, intercepts free of the
 * penalty: what scikit-learn's {@code LogisticRegression} does with {@code C = 1 / l2}.
 *
 * @param ways classes of an episode; figures for each number of them
 * @param shots labelled images of each class; figures for each number of them
 * @param queries images of each class to classify
 * @param episodes episodes
 * @param heads how an episode is classified
 * @param metric what makes a prototype near
 * @param l2 weight of the penalty of the logistic head; the usual 1 holds back a head whose features lie close together, as after little training
 * @param seed seed of the episodes, the same ones for every encoder
 */
@PluginName("few-shot")
@About("N-way K-shot episodes on held-out images: nearest prototype and logistic regression")
public record FewShot(
        @Range("[2, 1000]") @About("classes of an episode") List<Integer> ways,

        @Range("[1, 1000]") @About("labelled images of each class")
        List<Integer> shots,

        @Range("[1, 1000]") @About("images of each class to classify")
        int queries,

        @Range("[2, 1000000]") @About("episodes") int episodes,

        @About("how an episode is classified") List<FewShotHead> heads,

        @About("what makes a prototype near") FewShotMetric metric,

        @Range("(0, 1000]") @About("weight of the penalty of the logistic head")
        double l2,

        @About("seed of the episodes") long seed)
        implements EvaluationSpec {

    public FewShot {
        Ranges.check(FewShot.class, ways, shots, queries, episodes, heads, metric, l2, seed);
        ways = List.copyOf(ways);
        shots = List.copyOf(shots);
        heads = List.copyOf(heads);
    }

    /** Returns 600 episodes of 5 ways, of 1 and of 5 shots, 15 queries, both heads. */
    public static FewShot fewShot() {
        return new FewShot(
                List.of(5), List.of(1, 5), 15, 600, List.of(FewShotHead.values()), FewShotMetric.COSINE, 1, 0);
    }

    /** Returns 600 episodes of {@code ways} classes, for each number of {@code shots}. */
    public static FewShot fewShot(int ways, Integer... shots) {
        return fewShot().ways(ways).shots(shots);
    }

    /** Returns these options with other numbers of classes. */
    public FewShot ways(Integer... values) {
        return new FewShot(List.of(values), shots, queries, episodes, heads, metric, l2, seed);
    }

    /** Returns these options with other numbers of labelled images of each class. */
    public FewShot shots(Integer... values) {
        return new FewShot(ways, List.of(values), queries, episodes, heads, metric, l2, seed);
    }

    /** Returns these options with another number of queries of each class. */
    public FewShot queries(int value) {
        return new FewShot(ways, shots, value, episodes, heads, metric, l2, seed);
    }

    /** Returns these options with another number of episodes. */
    public FewShot episodes(int value) {
        return new FewShot(ways, shots, queries, value, heads, metric, l2, seed);
    }

    /** Returns these options with other heads. */
    public FewShot heads(FewShotHead... values) {
        return new FewShot(ways, shots, queries, episodes, List.of(values), metric, l2, seed);
    }

    /** Returns these options with another metric. */
    public FewShot metric(FewShotMetric value) {
        return new FewShot(ways, shots, queries, episodes, heads, value, l2, seed);
    }

    /** Returns these options with another weight of the penalty. */
    public FewShot l2(double value) {
        return new FewShot(ways, shots, queries, episodes, heads, metric, value, seed);
    }

    /** Returns these options with another seed. */
    public FewShot seed(long value) {
        return new FewShot(ways, shots, queries, episodes, heads, metric, l2, value);
    }
}
