package org.gessl.plugins.evaluation;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Features;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.evaluate.NeighbourSearch;
import org.gessl.framework.evaluate.Neighbours;
import org.gessl.framework.evaluate.Vote;
import org.gessl.framework.plugin.Evaluation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The protocol of {@link Knn}; its figures are called {@code knn-K} and {@code weighted-knn-K}. */
final class KnnEvaluation implements Evaluation {
    private static final Logger LOG = LoggerFactory.getLogger(KnnEvaluation.class);

    private final Knn options;

    @Inject
    KnnEvaluation(Knn options) {
        this.options = options;
    }

    @Override
    public Map<String, Figure> evaluate(EvaluationData data) {
        return evaluate(data, NeighbourSearch.bounded(data.train().dimension()));
    }

    Map<String, Figure> evaluate(EvaluationData data, NeighbourSearch search) {
        int wanted = Math.max(options.k(), options.weightedK());
        if (wanted > data.train().size()) {
            LOG.warn(
                    "knn: {} neighbours are asked for; all {} training images vote",
                    wanted,
                    data.train().size());
        }
        Neighbours[] nearest = search.find(data.train(), data.test(), wanted);
        Vote vote = new Vote(data.train(), data.classes());
        Map<String, Figure> result = new LinkedHashMap<>();
        result.put("knn-" + options.k(), accuracy(data.test(), nearest, n -> vote.majority(n, options.k())));
        result.put(
                "weighted-knn-" + options.weightedK(),
                accuracy(data.test(), nearest, n -> vote.weighted(n, options.weightedK(), options.temperature())));
        return result;
    }

    private static Figure accuracy(Features test, Neighbours[] nearest, Classifier classifier) {
        int right = 0;
        for (int i = 0; i < nearest.length; i++) {
            if (classifier.classOf(nearest[i]) == test.label(i)) {
                right++;
            }
        }
        return Figure.percent(100.0 * right / nearest.length);
    }

    /** The class that neighbours vote for. */
    @FunctionalInterface
    private interface Classifier {
        int classOf(Neighbours neighbours);
    }
}
