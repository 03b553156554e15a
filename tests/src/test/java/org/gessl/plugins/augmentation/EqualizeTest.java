package org.gessl.plugins.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.augmentation.Equalize.equalize;

import java.util.Arrays;
import org.gessl.framework.verify.GoldenTensor;
import org.junit.jupiter.api.Test;

class EqualizeTest {

    @Test
    void equalize_ofFloats_isThatOfTheNearestLevels() {
        GoldenTensor images = Pictures.random(3, 40, 30);
        double[] dark = Arrays.stream(images.values())
                .map(v -> (float) (0.2 * v * v + 0.3))
                .toArray();
        GoldenTensor result = Pictures.augmented(equalize(), new GoldenTensor(images.shape(), dark), 5);
        for (int image = 0; image < 3; image++) {
            double[] before = Arrays.copyOfRange(dark, image * 3600, (image + 1) * 3600);
            for (int channel = 0; channel < 3; channel++) {
                assertThat(channel(Pictures.image(result, image), channel))
                        .containsExactly(equalized(channel(before, channel)), within(1e-6));
            }
        }
    }

    @Test
    void equalize_ofFewPixels_keepsThemToTheLastBit() {
        GoldenTensor images = Pictures.random(2, 8, 8);
        assertThat(Pictures.augmented(equalize(), images, 5).values()).isEqualTo(images.values());
    }

    @Test
    void equalize_ofOneFlatChannel_keepsItAndFlattensTheOthers() {
        GoldenTensor images = Pictures.random(1, 40, 30);
        double[] values = images.values().clone();
        for (int i = 0; i < values.length; i += 3) {
            values[i] = 0.123;
        }
        double[] result = Pictures.augmented(equalize(), new GoldenTensor(images.shape(), values), 5)
                .values();
        assertThat(channel(result, 0)).containsOnly(new double[] {0.123}, within(1e-6));
        assertThat(channel(result, 1)).isNotEqualTo(channel(values, 1));
    }

    private static double[] channel(double[] image, int channel) {
        double[] values = new double[image.length / 3];
        Arrays.setAll(values, i -> image[3 * i + channel]);
        return values;
    }

    /** The definition, with loops over whole numbers. */
    private static double[] equalized(double[] channel) {
        int[] levels = Arrays.stream(channel)
                .mapToInt(v -> (int) Math.rint((float) v * 255f))
                .toArray();
        int[] histogram = new int[256];
        Arrays.stream(levels).forEach(level -> histogram[level]++);
        int step = (levels.length - histogram[Arrays.stream(levels).max().orElseThrow()]) / 255;
        return Arrays.stream(levels)
                .mapToDouble(level -> {
                    int below = Arrays.stream(histogram, 0, level).sum();
                    return Math.min(255, (step / 2 + below) / step) / 255.0;
                })
                .toArray();
    }
}
