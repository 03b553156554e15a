package org.gessl.plugins.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.Grayscale.grayscale;
import static org.gessl.plugins.augmentation.Normalize.normalize;
import static org.gessl.plugins.augmentation.Solarize.solarize;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.gessl.framework.verify.GoldenTensor;
import org.gessl.framework.verify.GraphCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class ColorTest {
    private static final Offset<Double> CLOSE = within(1e-5);

    @Test
    void hue_byAThird_turnsRedToGreenToBlueToRed() {
        GoldenTensor primaries = Pictures.row(1, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(hue(primaries, 1.0 / 3).values()).containsExactly(new double[] {0, 1, 0, 0, 0, 1, 1, 0, 0}, CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"0.5", "-0.5", "0.13", "0"})
    void hue_ofGrey_staysGrey(double turns) {
        GoldenTensor greys = Pictures.row(0, 0, 0, 0.4, 0.4, 0.4, 1, 1, 1);
        assertThat(hue(greys, turns).values()).containsExactly(greys.values(), CLOSE);
    }

    @Test
    void hue_thereAndBack_isTheImage() {
        GoldenTensor images = Pictures.random(2, 6, 5);
        assertThat(hue(hue(images, 0.37), -0.37).values()).containsExactly(images.values(), CLOSE);
    }

    @Test
    void brightness_multipliesAndClamps() {
        GoldenTensor images = Pictures.row(0.2, 0.5, 0.9);
        assertThat(Pictures.changed(colorJitter(), "adjust-brightness", images, Map.of("factor", 1.5))
                        .values())
                .containsExactly(new double[] {0.3, 0.75, 1}, CLOSE);
    }

    @Test
    void chain_withAnOrderForEachImage_equalsTheOperationsOneAfterTheOther() {
        int n = 50;
        GoldenTensor images = Pictures.random(n, 40, 32);
        double[] got = chained(images).values();
        int size = got.length / n;
        for (int i = 0; i < n; i++) {
            GoldenTensor image = new GoldenTensor(new long[] {1, 40, 32, 3}, Pictures.image(images, i));
            List<ColorOperation> order = ColorOperation.ORDERS.get(i % 24);
            if (i % 7 == 0) {
                for (ColorOperation operation : order) {
                    String option = operation == ColorOperation.HUE ? "adjust-hue" : "adjust-" + operation.key();
                    image = Pictures.changed(
                            colorJitter(),
                            option,
                            image,
                            Map.of("factor", factor(operation).applyAsDouble(i)));
                }
                assertThat(Arrays.copyOfRange(got, i * size, (i + 1) * size))
                        .as("order %s", order)
                        .containsExactly(image.values(), within(2e-5));
            }
        }
    }

    @Test
    void jitter_ofNoStrength_changesNothing() {
        GoldenTensor images = Pictures.random(3, 5, 4);
        assertThat(Pictures.augmented(colorJitter(0, 0, 0, 0), images, 5).values())
                .isEqualTo(images.values());
    }

    @Test
    void jitter_ofBrightnessAlone_scalesEachImageByAFactorOfItsOwn() {
        double[] grey = new double[6 * 2 * 2 * 3];
        Arrays.fill(grey, 0.5);
        GoldenTensor images = new GoldenTensor(new long[] {6, 2, 2, 3}, grey);
        GoldenTensor jittered = Pictures.augmented(colorJitter(0.8, 0, 0, 0), images, 5);
        double[] factors = IntStream.range(0, 6)
                .mapToDouble(i -> Pictures.image(jittered, i)[0] / 0.5)
                .toArray();
        assertThat(Arrays.stream(factors).distinct().count()).isEqualTo(6);
        assertThat(Arrays.stream(factors)).allMatch(f -> f >= 0.2 && f <= 1.8);
        for (int i = 0; i < 6; i++) {
            assertThat(Pictures.image(jittered, i)).containsOnly(new double[] {0.5 * factors[i]}, CLOSE);
        }
    }

    @Test
    void grayscale_weighsTheChannels() {
        double grey = 0.2989 * 0.2 + 0.587 * 0.4 + 0.114 * 0.8;
        assertThat(Pictures.augmented(grayscale(), Pictures.row(0.2, 0.4, 0.8), 5)
                        .values())
                .containsOnly(new double[] {grey}, CLOSE);
    }

    @Test
    void solarize_invertsFromTheThresholdOn() {
        assertThat(Pictures.augmented(solarize().threshold(0.5), Pictures.row(0.25, 0.5, 0.75), 5)
                        .values())
                .containsExactly(0.25, 0.5, 0.25);
    }

    @Test
    void normalize_ofMeanAndOneDeviation_isZeroAndOne() {
        GoldenTensor images = Pictures.row(0.5, 0.25, 0.75, 0.75, 0.5, 1);
        assertThat(Pictures.augmented(normalize().mean(0.5, 0.25, 0.75).std(0.25, 0.25, 0.25), images, 5)
                        .values())
                .containsExactly(0, 0, 0, 1, 1, 1);
    }

    private static GoldenTensor hue(GoldenTensor images, double turns) {
        return Pictures.changed(colorJitter(), "adjust-hue", images, Map.of("factor", turns));
    }

    private static IntToDoubleFunction factor(ColorOperation operation) {
        return operation == ColorOperation.HUE
                ? i -> -0.4 + 0.015 * i
                : i -> 0.5 + 0.03 * ((i * 13 + 7 * operation.ordinal()) % 50);
    }

    private static GoldenTensor chained(GoldenTensor images) {
        int n = (int) images.shape()[0];
        try (GraphCase graph = new GraphCase()) {
            Map<ColorOperation, Operand<TFloat32>> factors = new EnumMap<>(ColorOperation.class);
            for (ColorOperation operation : ColorOperation.values()) {
                double[] values =
                        IntStream.range(0, n).mapToDouble(factor(operation)).toArray();
                factors.put(operation, graph.input(new GoldenTensor(new long[] {n}, values)));
            }
            int[] order = IntStream.range(0, n).map(i -> i % 24).toArray();
            Operand<TFloat32> changed = new ColorChain(graph.tf(), factors)
                    .apply(graph.input(images), graph.tf().constant(order));
            return graph.run(Map.of("images", changed)).get("images");
        }
    }
}
