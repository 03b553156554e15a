package org.gessl.plugins.evaluation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of the nearest-neighbour classifier on L2-normalised features: a majority vote of the {@code k} nearest training images by cosine, and a
 * vote of {@code weightedK} weighted by {@code exp(cosine / temperature)} (Wu et al., arXiv 1805.01978). Where the training split is smaller than a
 * number of neighbours, all of it votes, with a warning.
 *
 * @param k neighbours of the majority vote; a tie goes to the class with the largest summed similarity
 * @param weightedK neighbours of the weighted vote
 * @param temperature divisor of the cosine similarity in the weighted vote
 */
@PluginName("knn")
@About("Nearest neighbours by cosine: majority vote and weighted vote")
public record Knn(
        @Range("[1, 10000]") @About("neighbours of the majority vote")
        int k,

        @Range("[1, 10000]") @About("neighbours of the weighted vote")
        int weightedK,

        @Range("(0, 100]") @About("divisor of the similarity in the weighted vote")
        double temperature)
        implements EvaluationSpec {

    public Knn {
        Ranges.check(Knn.class, k, weightedK, temperature);
    }

    /** Returns the votes of 5 and of 200 neighbours, at temperature 0.1. */
    public static Knn knn() {
        return new Knn(5, 200, 0.1);
    }

    /** Returns the votes of {@code k} and of 200 neighbours. */
    public static Knn knn(int k) {
        return knn().k(k);
    }

    /** Returns these options with another number of neighbours of the majority vote. */
    public Knn k(int value) {
        return new Knn(value, weightedK, temperature);
    }

    /** Returns these options with another number of neighbours of the weighted vote. */
    public Knn weightedK(int value) {
        return new Knn(k, value, temperature);
    }

    /** Returns these options with another temperature. */
    public Knn temperature(double value) {
        return new Knn(k, weightedK, value);
    }
}
