package org.gessl.plugins.evaluation.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.evaluation.supervised.LinearProbe.linear;
import static org.gessl.plugins.evaluation.supervised.LinearProbe.linearSgd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gessl.framework.evaluate.EncodedFeatures;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.Features;
import org.gessl.framework.evaluate.Figure;
import org.gessl.plugins.evaluation.TinyModel;
import org.junit.jupiter.api.Test;

final class LinearProbeTest {

    @Test
    void regression_ofAKnownProblem_findsItsSolution() throws IOException {
        Fixture known = Fixture.read();
        try (SoftmaxRegression regression = new SoftmaxRegression(known.points(), Scaling.none(4), 3, 1)) {
            Lbfgs.Minimum found = new Lbfgs(10, 200, 1e-6).minimise(regression, new double[regression.parameters()]);

            assertThat(found.point().slope()).isLessThan(1e-5);
            assertThat(found.point().value()).isCloseTo(known.solution()[0], within(1e-7));
            for (int i = 0; i < regression.parameters(); i++) {
                assertThat(found.point().x()[i]).isCloseTo(known.solution()[i + 1], within(2e-4));
            }
        }
    }

    @Test
    void gradient_isThatOfTheValue() {
        EncodedFeatures points = clusters(40, 3, 4, 1.0, 3);
        try (SoftmaxRegression regression = new SoftmaxRegression(points, Scaling.standard(points), 4, 2)) {
            double[] at =
                    new Random(1).doubles(regression.parameters(), -0.5, 0.5).toArray();
            Lbfgs.Point point = Lbfgs.Point.at(regression, at);
            double[] unused = new double[at.length];
            for (int i = 0; i < at.length; i++) {
                double[] higher = at.clone();
                double[] lower = at.clone();
                higher[i] += 1e-2;
                lower[i] -= 1e-2;
                double slope = (regression.value(higher, unused) - regression.value(lower, unused)) / 2e-2;
                assertThat(point.gradient()[i]).isCloseTo(slope, within(1e-4));
            }
        }
    }

    @Test
    void accuracies_ofSeparableClasses_areAllRightWithBothSolvers() {
        EvaluationData data = data(clusters(80, 4, 4, 8.0, 1), clusters(40, 4, 4, 8.0, 2), 4);
        for (LinearProbe options : List.of(linear(), linearSgd().epochs(5).batchSize(16))) {
            Map<String, Figure> figures = measure(options, data);
            assertThat(figures).containsOnlyKeys("linear-top1", "linear-train-top1");
            assertThat(figures.values()).containsOnly(Figure.percent(100));
        }
    }

    @Test
    void miniBatches_approachTheAccuracyOfRegression() {
        EvaluationData data = data(clusters(600, 6, 3, 1.5, 1), clusters(600, 6, 3, 1.5, 2), 3);
        double exact = measure(linear(), data).get("linear-top1").value();
        double approached = measure(linearSgd().epochs(20).batchSize(50), data)
                .get("linear-top1")
                .value();

        assertThat(exact).isBetween(60.0, 95.0);
        assertThat(approached).isCloseTo(exact, within(2.0));
    }

    @Test
    void topFive_withMoreThanFiveClasses_isReported() {
        EvaluationData data = data(clusters(120, 3, 6, 0.5, 1), clusters(120, 3, 6, 0.5, 2), 6);
        Map<String, Figure> figures = measure(linear(), data);

        assertThat(figures.keySet()).containsExactly("linear-top1", "linear-top5", "linear-train-top1");
        assertThat(figures.get("linear-top5").value())
                .isGreaterThan(figures.get("linear-top1").value() + 10);
    }

    @Test
    void accuracy_ofCollapsedFeatures_isThatOfGuessing() {
        EncodedFeatures same = new EncodedFeatures(new float[40], 1, labels(40, 4));
        assertThat(measure(linear(), data(same, same, 4)).get("linear-top1")).isEqualTo(Figure.percent(25));
    }

    @Test
    void standardising_makesTheAnswerIndependentOfScaleAndShift() {
        EncodedFeatures train = clusters(90, 3, 3, 1.5, 1);
        EncodedFeatures test = clusters(90, 3, 3, 1.5, 2);
        Figure plain = measure(linear(), data(train, test, 3)).get("linear-top1");

        assertThat(measure(linear(), data(moved(train), moved(test), 3)).get("linear-top1"))
                .isEqualTo(plain);
        assertThat(Scaling.standard(moved(train)).mean()[1])
                .isCloseTo(100 * Scaling.standard(train).mean()[1] + 7, within(1e-3f));
    }

    @Test
    void features_thatAreNotFinite_areRefused() {
        EncodedFeatures broken = new EncodedFeatures(new float[] {1, Float.NaN, 2, 3}, 2, labels(2, 2));
        assertThatThrownBy(() -> measure(linear(), data(broken, broken, 2))).hasMessageContaining("not finite");
    }

    @Test
    void probe_ofAModel_classifiesShadesFromPlainAndFromCroppedFeatures() {
        EvaluatedModel shades = TinyModel.onShades(TinyModel.of(p -> {}), 40, 20, 2);
        for (LinearProbe options : List.of(linear(), linear().augment(2))) {
            Map<String, Figure> figures = new Evaluator(List.of(protocol(options))).measure(shades);
            assertThat(figures.get("linear-top1")).isEqualTo(Figure.percent(100));
        }
    }

    private static Map<String, Figure> measure(LinearProbe options, EvaluationData data) {
        return protocol(options).evaluate(data);
    }

    private static LinearEvaluation protocol(LinearProbe options) {
        return new LinearEvaluation(options, TinyModel.PLUGINS);
    }

    private static EvaluationData data(Features train, Features test, int classes) {
        return new EvaluationData(train, test, classes);
    }

    private static int[] labels(int rows, int classes) {
        return Stream.iterate(0, i -> i + 1)
                .limit(rows)
                .mapToInt(i -> i % classes)
                .toArray();
    }

    /** Normal classes of deviation one, the centre of class c {@code apart} along axis c modulo the dimension, from the other side at each round. */
    private static EncodedFeatures clusters(int rows, int dimension, int classes, double apart, long seed) {
        Random random = new Random(seed);
        int[] labels = labels(rows, classes);
        float[] values = new float[rows * dimension];
        for (int i = 0; i < values.length; i++) {
            int label = labels[i / dimension];
            double centre = label % dimension == i % dimension ? apart * (label < dimension ? 1 : -1) : 0;
            values[i] = (float) (random.nextGaussian() + centre);
        }
        return new EncodedFeatures(values, dimension, labels);
    }

    private static EncodedFeatures moved(EncodedFeatures features) {
        float[] values = features.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 * values[i] + 7;
        }
        return new EncodedFeatures(values, features.dimension(), features.labels());
    }

    /** The problem of {@code logistic-regression.csv}: the points, and the least mean loss with its parameters. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Fixture(EncodedFeatures points, double[] solution) {
        static Fixture read() throws IOException {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    LinearProbeTest.class.getResourceAsStream("/logistic-regression.csv"), StandardCharsets.UTF_8))) {
                List<String> rows =
                        lines.lines().filter(line -> !line.startsWith("#")).toList();
                double[] solution = numbers(rows.get(0).substring("solution,".length()));
                float[] values = new float[4 * (rows.size() - 1)];
                int[] labels = new int[rows.size() - 1];
                for (int i = 0; i < labels.length; i++) {
                    double[] row = numbers(rows.get(i + 1));
                    for (int d = 0; d < 4; d++) {
                        values[4 * i + d] = (float) row[d];
                    }
                    labels[i] = (int) row[4];
                }
                return new Fixture(new EncodedFeatures(values, 4, labels), solution);
            }
        }

        private static double[] numbers(String line) {
            return Stream.of(line.split(","))
                    .flatMapToDouble(t -> DoubleStream.of(Double.parseDouble(t)))
                    .toArray();
        }
    }
}
