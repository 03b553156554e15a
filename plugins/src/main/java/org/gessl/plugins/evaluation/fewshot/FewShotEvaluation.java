package org.gessl.plugins.evaluation.fewshot;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.Confidence;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.FeatureRows;
import org.gessl.framework.evaluate.Features;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.plugin.Evaluation;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The protocol of {@link FewShot}. */
final class FewShotEvaluation implements Evaluation {
    private final FewShot options;

    @Inject
    FewShotEvaluation(FewShot options) {
        this.options = options;
    }

    @Override
    public DataNeed needs() {
        return DataNeed.TEST_LABELS;
    }

    @Override
    public void check(ImageData data) {
        options.ways()
                .forEach(ways -> options.shots()
                        .forEach(
                                shots -> EpisodeDraw.of(data.test().size(), data.test()::label, options, ways, shots)));
    }

    @Override
    public Map<String, Figure> evaluate(EvaluationData data) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (int ways : options.ways()) {
            for (int shots : options.shots()) {
                accuracies(data.test(), ways, shots).forEach((head, accuracies) -> {
                    String name = "few-shot-" + ways + "w" + shots + "s" + head.suffix();
                    double mean = Arrays.stream(accuracies).average().orElseThrow();
                    figures.put(name, Figure.percent(mean));
                    figures.put(name + Confidence.SUFFIX, Figure.percent(Confidence.ofMean(accuracies)));
                });
            }
        }
        return figures;
    }

    /** Returns the accuracy of every episode [percent] by head. */
    private Map<FewShotHead, double[]> accuracies(Features test, int ways, int shots) {
        EpisodeDraw draw = EpisodeDraw.of(test.size(), test::label, options, ways, shots);
        int rows = draw.ways() * draw.perClass();
        int atOnce = Math.min(options.episodes(), Math.max(1, FeatureRows.perBlock(test.dimension()) / rows));
        Map<FewShotHead, double[]> result = new LinkedHashMap<>();
        options.heads().forEach(head -> result.put(head, new double[options.episodes()]));
        try (Graph graph = new Graph();
                Session session = Sessions.open(graph)) {
            Ops tf = Ops.create(graph);
            Shape shape = Shape.of((long) atOnce * rows, test.dimension());
            Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
            Map<FewShotHead, Operand<TFloat32>> accuracies =
                    new EpisodeGraph(atOnce, ways, shots, options.queries()).accuracies(tf, x, options);
            for (int first = 0; first < options.episodes(); first += atOnce) {
                int[] images = IntStream.range(first, first + atOnce)
                        .flatMap(episode -> IntStream.of(draw.episode(episode)))
                        .toArray();
                try (TFloat32 features = new FeatureRows(test, images).tensor((row, image) -> {})) {
                    Session.Runner runner = session.runner().feed(x, features);
                    accuracies.values().forEach(runner::fetch);
                    try (Result found = runner.run()) {
                        int i = 0;
                        for (FewShotHead head : accuracies.keySet()) {
                            copy((TFloat32) found.get(i++), result.get(head), first);
                        }
                    }
                }
            }
        }
        return result;
    }

    /** Copies shares as percentages; the last block may hold more episodes than are wanted. */
    private static void copy(TFloat32 shares, double[] target, int first) {
        int count = Math.min((int) shares.size(), target.length - first);
        float[] values = new float[count];
        shares.asRawTensor().data().asFloats().read(values);
        for (int i = 0; i < count; i++) {
            target[first + i] = 100.0 * values[i];
        }
    }
}
