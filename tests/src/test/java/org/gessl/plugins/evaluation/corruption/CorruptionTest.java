package org.gessl.plugins.evaluation.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.augmentation.Normalize.normalize;
import static org.gessl.plugins.evaluation.corruption.Corruption.corruption;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.plugins.evaluation.Knn;
import org.gessl.plugins.evaluation.TinyModel;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.ndarray.Shape;

final class CorruptionTest {

    @ParameterizedTest
    @CsvSource({"16, 1, 0.04", "16, 5, 0.10", "64, 1, 0.08", "64, 5, 0.38"})
    void noise_hasTheDeviationOfItsStrengthAndSize(int size, int strength, double deviation) {
        double[] grey = filled(4 * size * size * 3, 0.5);
        float[] noisy = corrupted(CorruptionKind.GAUSSIAN_NOISE, strength, Shape.of(4, size, size, 3), grey);
        double squares = 0;
        int inside = 0;
        for (float value : noisy) {
            // Of what is cut at 0 and 1, the deviation cannot be told; within one deviation it can.
            squares += (value - 0.5) * (value - 0.5);
            inside += Math.abs(value - 0.5) < deviation ? 1 : 0;
        }
        assertThat((double) inside / noisy.length).isCloseTo(0.6827, within(0.03));
        assertThat(Math.sqrt(squares / noisy.length)).isLessThan(1.1 * deviation);
    }

    @Test
    void contrast_shrinksTheDistanceToTheMeanOfEachChannel() {
        double[] image = {0.2, 0.4, 0.9, 0.6, 0.4, 0.1, 0.2, 0.4, 0.9, 0.6, 0.4, 0.1};
        float[] result = corrupted(CorruptionKind.CONTRAST, 2, Shape.of(1, 2, 2, 3), image);

        assertThat(result)
                .containsExactly(
                        new float[] {0.3f, 0.4f, 0.7f, 0.5f, 0.4f, 0.3f, 0.3f, 0.4f, 0.7f, 0.5f, 0.4f, 0.3f},
                        within(1e-6f));
    }

    @Test
    void brightness_raisesTheValueAndKeepsHueAndSaturation() {
        double[] image = {0.1, 0.2, 0.4, 0.9, 0.9, 0.45, 0, 0, 0, 1, 0.5, 0.5};
        float[] result = corrupted(CorruptionKind.BRIGHTNESS, 4, Shape.of(1, 2, 2, 3), image);

        assertThat(result)
                .containsExactly(
                        new float[] {0.15f, 0.3f, 0.6f, 1, 1, 0.5f, 0.2f, 0.2f, 0.2f, 1, 0.5f, 0.5f}, within(1e-6f));
    }

    @Test
    void pixelation_toHalfTheSize_averagesSquaresOfFour() {
        float[][] map = LineMaps.pixelation(4, 2);

        assertThat(map)
                .isDeepEqualTo(
                        new float[][] {{0.5f, 0.5f, 0, 0}, {0.5f, 0.5f, 0, 0}, {0, 0, 0.5f, 0.5f}, {0, 0, 0.5f, 0.5f}});
    }

    @Test
    void pixelation_toAShareThatDoesNotDivide_isThatOfPillow() {
        // 5 pixels to 3 cells: centres of pixels in [0, 1.67), [1.67, 3.33), [3.33, 5); back, each pixel takes the cell
        // below its centre.
        float[][] map = LineMaps.pixelation(5, 3);

        assertThat(map[0]).containsExactly(new float[] {0.5f, 0.5f, 0, 0, 0}, within(1e-6f));
        assertThat(map[1]).isEqualTo(map[0]);
        assertThat(map[2]).containsExactly(new float[] {0, 0, 1, 0, 0}, within(1e-6f));
        assertThat(map[3]).isEqualTo(map[4]);
        assertThat(map[4]).containsExactly(new float[] {0, 0, 0, 0.5f, 0.5f}, within(1e-6f));
    }

    @Test
    void blur_ofAPoint_isTheNormalKernel_andTheBorderRepeats() {
        float[][] map = LineMaps.blur(11, 1);

        double sum = 0;
        for (int tap = -4; tap <= 4; tap++) {
            sum += Math.exp(-tap * tap / 2.0);
        }
        for (int tap = -4; tap <= 4; tap++) {
            assertThat((double) map[5][5 + tap]).isCloseTo(Math.exp(-tap * tap / 2.0) / sum, within(1e-6));
        }
        assertThat((double) map[0][0]).isCloseTo(0.5 + 0.5 / sum, within(1e-6));
        assertThat(map[5][0]).isZero();
    }

    @ParameterizedTest
    @EnumSource(CorruptionKind.class)
    void corruptedImages_stayInRange_andDifferMoreWithStrength(CorruptionKind kind) {
        Shape shape = Shape.of(2, 8, 8, 3);
        double[] image = new Random(3).doubles(shape.size()).toArray();
        double first = distance(image, corrupted(kind, 1, shape, image));
        double last = distance(image, corrupted(kind, 5, shape, image));

        assertThat(first).isPositive();
        assertThat(last).isGreaterThan(first);
    }

    @Test
    void blur_ofAnImage_worksOnBothAxesAndNoChannel() {
        double[] image = new double[9 * 9 * 3];
        image[(4 * 9 + 4) * 3 + 1] = 1;
        float[] result = corrupted(CorruptionKind.GAUSSIAN_BLUR, 5, Shape.of(1, 9, 9, 3), image);
        float[][] map = LineMaps.blur(9, 1);
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 9; column++) {
                float expected = map[row][4] * map[column][4];
                int at = (row * 9 + column) * 3;
                assertThat(result[at + 1]).isCloseTo(expected, within(1e-6f));
                assertThat(result[at] + result[at + 2]).isZero();
            }
        }
    }

    @Test
    void figures_ofAModel_areAMeanForEachKind() {
        EvaluatedModel centred = TinyModel.of(a -> a.then(normalize().mean(0.5, 0.5, 0.5)), p -> {});
        EvaluatedModel shades = TinyModel.onShades(centred, 40, 20, 2);
        Corruption options = corruption().k(1).kinds(CorruptionKind.CONTRAST, CorruptionKind.BRIGHTNESS);
        Map<String, Figure> figures = measure(options, shades);

        assertThat(figures.keySet())
                .containsExactly("corruption/clean", "corruption/contrast", "corruption/brightness", "corruption/mean");
        Evaluation knn = TinyModel.PLUGINS.create(Evaluation.class, Knn.knn(1));
        assertThat(figures.get("corruption/clean"))
                .isEqualTo(new Evaluator(List.of(knn)).measure(shades).get("knn-1"));
        // The classes have means 1/4 and 3/4, which a change of contrast keeps; the strongest brightness lifts the dark
        // one above the middle.
        assertThat(figures.get("corruption/clean").value()).isEqualTo(100);
        assertThat(figures.get("corruption/contrast").value()).isEqualTo(100);
        assertThat(figures.get("corruption/brightness").value()).isLessThan(100);
        assertThat(figures.get("corruption/mean").value())
                .isCloseTo(
                        (figures.get("corruption/contrast").value()
                                        + figures.get("corruption/brightness").value())
                                / 2,
                        within(1e-9));
        assertThat(measure(options, shades)).isEqualTo(figures);
    }

    @Test
    void rawPixels_areNotMeasured() {
        assertThat(new CorruptionEvaluation(corruption(), TinyModel.PLUGINS)
                        .evaluate(new EvaluationData(null, null, 2)))
                .isEmpty();
    }

    private static Map<String, Figure> measure(Corruption options, EvaluatedModel model) {
        return new Evaluator(List.of(new CorruptionEvaluation(options, TinyModel.PLUGINS))).measure(model);
    }

    private static float[] corrupted(CorruptionKind kind, int strength, Shape shape, double[] values) {
        float[] result = GraphRun.runOne(tf ->
                kind.apply(tf, new RandomStream(tf, tf.constant(5L)), GraphRun.constant(tf, shape, values), strength));
        for (float value : result) {
            assertThat(value).isBetween(0f, 1f);
        }
        return result;
    }

    private static double distance(double[] image, float[] other) {
        double sum = 0;
        for (int i = 0; i < image.length; i++) {
            sum += Math.abs(image[i] - other[i]);
        }
        return sum;
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }
}
