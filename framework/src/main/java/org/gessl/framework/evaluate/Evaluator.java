package org.gessl.framework.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Pipeline;

/** Runs evaluation protocols on the trained encoder, the untrained one and the raw pixels. */
public final class Evaluator {
    private final List<Evaluation> protocols;

    /** Creates the evaluator of {@code protocols}. */
    public Evaluator(List<Evaluation> protocols) {
        this.protocols = List.copyOf(protocols);
    }

    /** Returns each figure by name and by what it was measured on: {@code trained}, {@code untrained} or {@code pixels}. */
    public Map<String, Map<String, Double>> evaluate(
            Pipeline pipeline, ImageData data, Map<String, Checkpoint.Tensor> trained) {
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        int height = data.train().height();
        int width = data.train().width();
        try (FeatureExtractor encoder =
                new FeatureExtractor(pipeline.model(), pipeline.evaluationAugmentation(), height, width)) {
            encoder.load(trained);
            measure("trained", features(encoder, data), figures);
            encoder.initialise(pipeline.spec().train().seed());
            measure("untrained", features(encoder, data), figures);
        }
        Features train = new PixelFeatures(data.train());
        Features test = new PixelFeatures(data.test());
        measure("pixels", new EvaluationData(train, test, data.classes().size()), figures);
        return figures;
    }

    private static EvaluationData features(FeatureExtractor encoder, ImageData data) {
        return new EvaluationData(
                encoder.features(data.train()),
                encoder.features(data.test()),
                data.classes().size());
    }

    private void measure(String what, EvaluationData data, Map<String, Map<String, Double>> figures) {
        for (Evaluation protocol : protocols) {
            protocol.evaluate(data)
                    .forEach((name, value) -> figures.computeIfAbsent(name, n -> new LinkedHashMap<>())
                            .put(what, value));
        }
    }
}
