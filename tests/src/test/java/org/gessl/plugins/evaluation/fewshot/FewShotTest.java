package org.gessl.plugins.evaluation.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.evaluation.fewshot.FewShot.fewShot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.gessl.framework.evaluate.Confidence;
import org.gessl.framework.evaluate.EncodedFeatures;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FewShotTest {
    private static final int DIMENSION = 4;

    @ParameterizedTest
    @CsvSource({"3, 1, 0.0", "3, 2, 0.5", "5, 3, 0.0"})
    void episode_holdsDifferentImagesOfDifferentClasses(int ways, int shots, double shift) {
        EncodedFeatures test = clusters(60, 6, 1 + shift);
        EpisodeDraw draw = EpisodeDraw.of(60, test::label, fewShot().queries(4), ways, shots);
        for (int number = 0; number < 20; number++) {
            int[] rows = draw.episode(number);
            assertThat(rows).hasSize(ways * (shots + 4)).doesNotHaveDuplicates();
            int perClass = shots + 4;
            int[] classes = IntStream.range(0, ways)
                    .map(c -> test.label(rows[c * perClass]))
                    .toArray();
            assertThat(classes).doesNotHaveDuplicates();
            for (int i = 0; i < rows.length; i++) {
                assertThat(test.label(rows[i])).isEqualTo(classes[i / perClass]);
            }
        }
        assertThat(draw.episode(0)).isNotEqualTo(draw.episode(1));
    }

    @ParameterizedTest
    @EnumSource(FewShotMetric.class)
    void prototypes_classifyAsTwoLoopsDo(FewShotMetric metric) {
        EncodedFeatures test = clusters(90, 6, 0.8);
        FewShot options = fewShot(4, 3)
                .queries(5)
                .episodes(30)
                .heads(FewShotHead.PROTOTYPE)
                .metric(metric);
        double[] expected = IntStream.range(0, 30)
                .mapToDouble(number -> oracle(test, draw(test, options).episode(number), options, this::prototypes))
                .toArray();

        Map<String, Figure> figures = measure(test, options);

        assertThat(figures.keySet()).containsExactly("few-shot-4w3s", "few-shot-4w3s-ci95");
        double mean = Arrays.stream(expected).average().orElseThrow();
        assertThat(mean).isBetween(40.0, 90.0);
        assertThat(figures.get("few-shot-4w3s").value()).isCloseTo(mean, within(1e-4));
        assertThat(figures.get("few-shot-4w3s-ci95").value()).isCloseTo(Confidence.ofMean(expected), within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "4, 1.0", "3, 0.05"})
    void logisticHead_classifiesAsAConvergedDescentDoes(int shots, double l2) {
        // Far from zero the intercepts decide.
        EncodedFeatures test = clusters(90, 6, 0.8, 3);
        FewShot options = fewShot(3, shots)
                .queries(5)
                .episodes(12)
                .heads(FewShotHead.LOGISTIC)
                .l2(l2);
        double expected = IntStream.range(0, 12)
                .mapToDouble(number -> oracle(test, draw(test, options).episode(number), options, this::logistic))
                .average()
                .orElseThrow();

        Map<String, Figure> figures = measure(test, options);

        String name = "few-shot-3w" + shots + "s-logistic";
        assertThat(figures.keySet()).containsExactly(name, name + "-ci95");
        assertThat(figures.get(name).value()).isCloseTo(expected, within(1e-4)).isBetween(35.0, 95.0);
    }

    @Test
    void figures_ofSeveralShots_improveWithThem_theSameAgain() {
        EncodedFeatures test = clusters(120, 6, 0.8);
        FewShot options = fewShot(5, 1, 8).queries(5).episodes(100);
        Map<String, Figure> figures = measure(test, options);

        assertThat(figures).hasSize(8);
        assertThat(figures.get("few-shot-5w8s").value())
                .isGreaterThan(figures.get("few-shot-5w1s").value() + 5);
        assertThat(measure(test, options)).isEqualTo(figures);
        assertThat(measure(test, options.seed(1))).isNotEqualTo(figures);
    }

    @Test
    void figures_ofSeveralWays_areThoseOfEachAlone() {
        EncodedFeatures test = clusters(120, 6, 0.8);
        FewShot options = fewShot().shots(1).queries(5).episodes(20);
        Map<String, Figure> both = measure(test, options.ways(2, 6));

        assertThat(both).hasSize(8).containsAllEntriesOf(measure(test, options.ways(2)));
        assertThat(both).containsAllEntriesOf(measure(test, options.ways(6)));
    }

    @Test
    void accuracy_ofCollapsedFeatures_isThatOfGuessing() {
        float[] ones = new float[60 * DIMENSION];
        Arrays.fill(ones, 1);
        EncodedFeatures same = new EncodedFeatures(ones, DIMENSION, labels(60, 6));
        Map<String, Figure> figures = measure(same, fewShot(5, 1).queries(5).episodes(10));

        assertThat(figures.get("few-shot-5w1s").value()).isCloseTo(20, within(1e-4));
        assertThat(figures.get("few-shot-5w1s-ci95").value()).isCloseTo(0, within(1e-4));
    }

    @Test
    void episodes_ofMoreWaysThanClasses_areRefused() {
        assertThatThrownBy(() -> measure(clusters(60, 4, 1), fewShot(5, 1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[few-shot-ways] few-shot.ways = 5: the held-out images have 4 classes");
    }

    @Test
    void episodes_ofMoreImagesThanClassesHave_areRefusedWithWhatIsPossible() {
        assertThatThrownBy(() -> measure(clusters(60, 6, 1), fewShot(5, 1).queries(10)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[few-shot-images] few-shot.shots = 1 and few-shot.queries = 10: only 0 of 6")
                .hasMessageContaining("may be 10 together");
    }

    @FunctionalInterface
    private interface Head {
        /** Returns the class of {@code query}; {@code support} is a class after the other. */
        int classOf(double[][] support, double[] query, FewShot options);
    }

    /** Accuracy of an episode [percent] by loops. */
    private static double oracle(EncodedFeatures test, int[] rows, FewShot options, Head head) {
        int shots = options.shots().get(0);
        int perClass = shots + options.queries();
        double[][] support = IntStream.range(0, rows.length)
                .filter(i -> i % perClass < shots)
                .mapToObj(i -> row(test, rows[i]))
                .toArray(double[][]::new);
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            if (i % perClass >= shots && head.classOf(support, row(test, rows[i]), options) == i / perClass) {
                right++;
            }
        }
        return 100.0 * right / (ways(options) * options.queries());
    }

    private int prototypes(double[][] support, double[] query, FewShot options) {
        boolean cosine = options.metric() == FewShotMetric.COSINE;
        int shots = options.shots().get(0);
        double[] scores = new double[ways(options)];
        for (int c = 0; c < scores.length; c++) {
            double[] prototype = new double[DIMENSION];
            for (int s = 0; s < shots; s++) {
                double[] one = cosine ? normalised(support[c * shots + s]) : support[c * shots + s];
                for (int d = 0; d < DIMENSION; d++) {
                    prototype[d] += one[d] / shots;
                }
            }
            for (int d = 0; d < DIMENSION; d++) {
                scores[c] += cosine
                        ? normalised(prototype)[d] * normalised(query)[d]
                        : -(prototype[d] - query[d]) * (prototype[d] - query[d]);
            }
        }
        return best(scores);
    }

    private int logistic(double[][] support, double[] query, FewShot options) {
        int ways = ways(options);
        double[][] w = new double[ways][DIMENSION + 1];
        for (int step = 0; step < 4000; step++) {
            double[][] gradient = new double[ways][DIMENSION + 1];
            for (int i = 0; i < support.length; i++) {
                double[] x = withOne(normalised(support[i]));
                double[] p = softmax(logits(w, x));
                p[i / options.shots().get(0)]--;
                for (int c = 0; c < ways; c++) {
                    for (int d = 0; d <= DIMENSION; d++) {
                        gradient[c][d] += p[c] * x[d];
                    }
                }
            }
            for (int c = 0; c < ways; c++) {
                for (int d = 0; d < DIMENSION; d++) {
                    w[c][d] -= 0.1 * (gradient[c][d] + options.l2() * w[c][d]);
                }
                w[c][DIMENSION] -= 0.1 * gradient[c][DIMENSION];
            }
        }
        return best(logits(w, withOne(normalised(query))));
    }

    /** The intercept is the weight of a one. */
    private static double[] withOne(double[] x) {
        double[] longer = Arrays.copyOf(x, DIMENSION + 1);
        longer[DIMENSION] = 1;
        return longer;
    }

    private static double[] logits(double[][] w, double[] x) {
        return Arrays.stream(w)
                .mapToDouble(row -> IntStream.rangeClosed(0, DIMENSION)
                        .mapToDouble(d -> row[d] * x[d])
                        .sum())
                .toArray();
    }

    private static double[] softmax(double[] logits) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        return Arrays.stream(logits).map(l -> Math.exp(l) / sum).toArray();
    }

    private static int best(double[] scores) {
        return IntStream.range(0, scores.length)
                .reduce((a, b) -> scores[b] > scores[a] ? b : a)
                .orElseThrow();
    }

    private static double[] normalised(double[] x) {
        double length = Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
        return Arrays.stream(x).map(v -> v / length).toArray();
    }

    private static double[] row(EncodedFeatures features, int row) {
        return IntStream.range(0, DIMENSION)
                .mapToDouble(d -> features.values()[row * DIMENSION + d])
                .toArray();
    }

    private static EpisodeDraw draw(EncodedFeatures test, FewShot options) {
        return EpisodeDraw.of(
                test.size(),
                test::label,
                options,
                ways(options),
                options.shots().get(0));
    }

    private static int ways(FewShot options) {
        return options.ways().get(0);
    }

    private static Map<String, Figure> measure(EncodedFeatures test, FewShot options) {
        return new FewShotEvaluation(options).evaluate(new EvaluationData(test, test, 6));
    }

    private static int[] labels(int rows, int classes) {
        return IntStream.range(0, rows).map(i -> i % classes).toArray();
    }

    private static EncodedFeatures clusters(int rows, int classes, double apart) {
        return clusters(rows, classes, apart, 0);
    }

    private static EncodedFeatures clusters(int rows, int classes, double apart, double middle) {
        List<double[]> centres = new Random(1)
                .ints(classes)
                .mapToObj(seed -> new Random(seed)
                        .doubles(DIMENSION, -2 * apart, 2 * apart)
                        .toArray())
                .toList();
        Random random = new Random(2);
        int[] labels = labels(rows, classes);
        float[] values = new float[rows * DIMENSION];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() + middle + centres.get(labels[i / DIMENSION])[i % DIMENSION]);
        }
        return new EncodedFeatures(values, DIMENSION, labels);
    }
}
