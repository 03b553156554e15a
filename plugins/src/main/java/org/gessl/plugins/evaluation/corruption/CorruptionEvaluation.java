package org.gessl.plugins.evaluation.corruption;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.ImageSubset;
import org.gessl.framework.data.Permutation;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.FeatureExtractor;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.SpecText;
import org.gessl.framework.train.AugmentationPipeline;
import org.gessl.plugins.evaluation.Knn;

/** The protocol of {@link Corruption}. */
final class CorruptionEvaluation implements Evaluation {
    private final Corruption options;
    private final Evaluation neighbours;

    @Inject
    CorruptionEvaluation(Corruption options, PluginRegistry plugins) {
        this.options = options;
        this.neighbours = plugins.create(Evaluation.class, Knn.knn(options.k()).weightedK(options.k()));
    }

    @Override
    public Map<String, Figure> evaluate(EvaluationData data) {
        return data.model().map(model -> evaluate(model, data)).orElse(Map.of());
    }

    private Map<String, Figure> evaluate(EvaluatedModel model, EvaluationData data) {
        ImageSet test = drawn(model.images().test());
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("corruption/clean", Figure.percent(accuracy(model, data, test, List.of())));
        double[] means = options.kinds().stream()
                .mapToDouble(kind -> {
                    double mean = mean(model, data, test, kind);
                    figures.put("corruption/" + SpecText.scalar(kind), Figure.percent(mean));
                    return mean;
                })
                .toArray();
        Arrays.stream(means).average().ifPresent(mean -> figures.put("corruption/mean", Figure.percent(mean)));
        return figures;
    }

    private ImageSet drawn(ImageSet test) {
        int[] order = Permutation.of(test.size(), options.seed(), 0);
        return new ImageSubset(test, Arrays.copyOf(order, Math.min(options.images(), order.length)));
    }

    /** Returns the accuracy of a kind, mean over its strengths. */
    private double mean(EvaluatedModel model, EvaluationData data, ImageSet test, CorruptionKind kind) {
        return IntStream.rangeClosed(1, CorruptionKind.STRENGTHS)
                .mapToDouble(strength -> accuracy(
                        model,
                        data,
                        test,
                        List.of(new AugmentationPipeline.Step(
                                1, (tf, random, images) -> kind.apply(tf, random, images, strength)))))
                .average()
                .orElseThrow();
    }

    private double accuracy(
            EvaluatedModel model, EvaluationData data, ImageSet test, List<AugmentationPipeline.Step> changes) {
        try (FeatureExtractor encoder = new FeatureExtractor(model, changes)) {
            EvaluationData changed =
                    new EvaluationData(data.train(), encoder.features(test, options.seed()), data.classes());
            return neighbours.evaluate(changed).get("knn-" + options.k()).value();
        }
    }
}
