package org.gessl.plugins.evaluation;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.data.BatchQueue;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.evaluate.Confidence;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.Evaluation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.types.TUint8;

/** The protocol of {@link Sigma}; its figures are called {@code sigma}, {@code sigma-ci95} with more than one task, and {@code effective-rank}. */
final class SigmaEvaluation implements Evaluation {
    private static final Logger LOG = LoggerFactory.getLogger(SigmaEvaluation.class);

    private static final String NAT = "nat";

    private final Sigma options;

    @Inject
    SigmaEvaluation(Sigma options) {
        this.options = options;
    }

    @Override
    public DataNeed needs() {
        return DataNeed.TEST_IMAGES;
    }

    @Override
    public Map<String, Figure> evaluate(EvaluationData data) {
        return data.model().map(this::evaluate).orElse(Map.of());
    }

    private Map<String, Figure> evaluate(EvaluatedModel model) {
        if (model.pipeline().model().loss().views() < 2) {
            LOG.warn("sigma: the loss compares a single view, so there is no assignment to measure");
            return Map.of();
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        double[] divergences = divergences(model);
        figures.put("sigma", new Figure(Arrays.stream(divergences).average().orElseThrow(), NAT));
        if (divergences.length > 1) {
            figures.put("sigma" + Confidence.SUFFIX, new Figure(Confidence.ofMean(divergences), NAT));
        }
        Map<String, Figure> geometry = new GeometryEvaluation(Geometry.geometry()).evaluate(model);
        figures.put(GeometryEvaluation.EFFECTIVE_RANK, geometry.get(GeometryEvaluation.EFFECTIVE_RANK));
        return figures;
    }

    /** Returns the divergence of each task [nat]. */
    private double[] divergences(EvaluatedModel model) {
        HeldOutTasks tasks = HeldOutTasks.of(model);
        double temperature =
                options.temperature() == 0 ? model.pipeline().objective().temperature() : options.temperature();
        double[] divergences = new double[options.tasks()];
        try (AdaptationGraph graph = new AdaptationGraph(model, tasks.images(), (float) temperature);
                BatchQueue batches = tasks.batches()) {
            for (int task = 0; task < options.tasks(); task++) {
                try (TUint8 images = batches.next()) {
                    divergences[task] = graph.divergence(images, tasks.key(task), options.steps());
                }
            }
        }
        return divergences;
    }
}
