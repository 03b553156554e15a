package org.gessl.plugins.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.evaluation.Geometry.geometry;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.gessl.framework.data.BatchSource;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.FeatureExtractor;
import org.gessl.framework.evaluate.Features;
import org.gessl.framework.evaluate.Figure;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

final class GeometryTest {

    @Test
    void figures_ofAnUntrainedModel_lieInTheirRanges() {
        Map<String, Figure> figures = measure(TinyModel.of(p -> {}));

        assertThat(figures.keySet())
                .containsExactly(
                        "effective-rank", "effective-rank-features", "alignment", "uniformity", "dimension-features");
        assertThat(value(figures, "dimension-features")).isEqualTo(6);
        assertThat(value(figures, "effective-rank")).isBetween(1.0, 5.0);
        assertThat(value(figures, "alignment")).isBetween(1e-6, 4.0);
        assertThat(value(figures, "uniformity")).isBetween(-8.0, -1e-6);
        assertThat(figures.values()).extracting(Figure::unit).containsOnly("");
    }

    @Test
    void effectiveRankOfFeatures_isThatOfWhatTheEncoderGivesForTheSameImages() {
        EvaluatedModel model = TinyModel.of(p -> {});
        BatchSource source = new BatchSource(model.images().test(), 6, 0);
        FloatBuffer rows = FloatBuffer.allocate(18 * 6);
        try (FeatureExtractor encoder = new FeatureExtractor(model)) {
            Features features = encoder.features(model.images().test());
            for (int batch = 0; batch < 3; batch++) {
                for (int row : source.batch(batch)) {
                    features.read(row, rows);
                }
            }
        }
        double expected = GraphRun.runDouble(tf -> Spread.effectiveRank(
                tf,
                tf.reshape(
                        tf.constant(rows.array()), tf.constant(Shape.of(18, 6).asArray()))));

        assertThat(value(measure(model), "effective-rank-features")).isCloseTo(expected, within(1e-4));
    }

    @Test
    void figures_ofACollapsedModel_tellSo() {
        Map<String, Figure> figures = measure(TinyModel.collapsed(TinyModel.of(p -> {})));

        assertThat(value(figures, "effective-rank")).isCloseTo(1, within(1e-4));
        assertThat(value(figures, "effective-rank-features")).isGreaterThan(1.01);
        assertThat(value(figures, "alignment")).isCloseTo(0, within(1e-6));
        assertThat(value(figures, "uniformity")).isCloseTo(0, within(1e-6));
    }

    @Test
    void figures_measuredAgain_areTheSameBitForBit() {
        EvaluatedModel model = TinyModel.of(p -> {});

        assertThat(measure(model)).isEqualTo(measure(model));
    }

    @Test
    void figures_ofFewerImages_differ() {
        EvaluatedModel model = TinyModel.of(p -> {});

        assertThat(new GeometryEvaluation(geometry().images(6)).evaluate(model)).isNotEqualTo(measure(model));
        assertThat(HeldOutTasks.of(model).count(17)).isEqualTo(2);
        assertThat(HeldOutTasks.of(model).count(2)).isEqualTo(1);
        assertThat(HeldOutTasks.of(model).count(2048)).isEqualTo(3);
    }

    @Test
    void geometry_withoutAModel_reportsNothing() {
        assertThat(new GeometryEvaluation(geometry()).evaluate(new EvaluationData(null, null, 2)))
                .isEmpty();
    }

    private static double value(Map<String, Figure> figures, String name) {
        return figures.get(name).value();
    }

    private static Map<String, Figure> measure(EvaluatedModel model) {
        return new Evaluator(List.of(new GeometryEvaluation(geometry()))).measure(model);
    }
}
