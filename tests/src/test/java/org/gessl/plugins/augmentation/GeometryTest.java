package org.gessl.plugins.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.augmentation.CenterCrop.centerCrop;
import static org.gessl.plugins.augmentation.GaussianBlur.gaussianBlur;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.augmentation.VerticalFlip.verticalFlip;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.verify.GoldenTensor;
import org.junit.jupiter.api.Test;

class GeometryTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    @Test
    void crop_ofWholeImageAtItsSize_changesNothing() {
        GoldenTensor images = Pictures.random(3, 9, 9);
        GoldenTensor same = Pictures.augmented(randomResizedCrop(9).scale(1, 1).ratio(1, 1), images, 5);
        assertThat(same.values()).containsExactly(images.values(), CLOSE);
    }

    @Test
    void crop_besideOtherColour_neverReadsOutsideTheBox() {
        double[] halves = new double[8 * 8 * 3];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = i / 3 % 8 < 4 ? 0.25 : 1;
        }
        GoldenTensor left = Pictures.changed(
                randomResizedCrop(8),
                "resized-crop",
                new GoldenTensor(new long[] {1, 8, 8, 3}, halves),
                Map.of("top", 1, "left", 0, "height", 5, "width", 4, "size", List.of(11, 13)));
        assertThat(left.shape()).containsExactly(1, 11, 13, 3);
        assertThat(left.values()).containsOnly(new double[] {halves[0]}, CLOSE);
    }

    @Test
    void crop_ofEqualImages_drawsABoxForEach() {
        double[] one = Pictures.random(1, 16, 16).values();
        double[] eight = new double[8 * one.length];
        Arrays.setAll(eight, i -> one[i % one.length]);
        GoldenTensor crops =
                Pictures.augmented(randomResizedCrop(10), new GoldenTensor(new long[] {8, 16, 16, 3}, eight), 5);
        assertThat(crops.shape()).containsExactly(8, 10, 10, 3);
        assertThat(Arrays.stream(new int[] {0, 1, 2, 3, 4, 5, 6, 7})
                        .mapToObj(i -> Arrays.toString(Pictures.image(crops, i)))
                        .distinct())
                .hasSize(8);
    }

    @Test
    void flip_always_reversesEveryRow() {
        GoldenTensor row = Pictures.row(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
        assertThat(Pictures.augmented(horizontalFlip().p(1), row, 5).values())
                .containsExactly(new double[] {0.7, 0.8, 0.9, 0.4, 0.5, 0.6, 0.1, 0.2, 0.3}, CLOSE);
    }

    @Test
    void flip_twice_isTheImage() {
        GoldenTensor images = Pictures.random(2, 5, 7);
        GoldenTensor once = Pictures.changed(horizontalFlip(), "horizontal-flip", images, Map.of());
        assertThat(Pictures.changed(horizontalFlip(), "horizontal-flip", once, Map.of())
                        .values())
                .isEqualTo(images.values());
        assertThat(once.values()).isNotEqualTo(images.values());
    }

    @Test
    void flip_never_changesNothing() {
        GoldenTensor images = Pictures.random(4, 5, 7);
        assertThat(Pictures.augmented(horizontalFlip().p(0), images, 5).values())
                .isEqualTo(images.values());
    }

    @Test
    void flip_sometimes_eitherFlipsOrKeepsEachImage() {
        GoldenTensor images = Pictures.random(40, 3, 4);
        GoldenTensor flipped = Pictures.changed(horizontalFlip(), "horizontal-flip", images, Map.of());
        GoldenTensor some = Pictures.augmented(horizontalFlip(), images, 5);
        int kept = 0;
        for (int i = 0; i < 40; i++) {
            boolean keeps = Arrays.equals(Pictures.image(some, i), Pictures.image(images, i));
            kept += keeps ? 1 : 0;
            assertThat(keeps || Arrays.equals(Pictures.image(some, i), Pictures.image(flipped, i)))
                    .isTrue();
        }
        assertThat(kept).isBetween(8, 32);
    }

    @Test
    void verticalFlip_always_reversesTheRows() {
        GoldenTensor images = Pictures.random(2, 3, 4);
        double[] flipped = Pictures.augmented(verticalFlip().p(1), images, 5).values();
        for (int i = 0; i < flipped.length; i++) {
            int row = i / 12 % 3;
            assertThat(flipped[i]).isEqualTo(images.values()[i + 12 * (2 - 2 * row)]);
        }
    }

    @Test
    void centerCrop_largerThanTheImage_padsWithZeros() {
        GoldenTensor row = Pictures.row(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
        GoldenTensor padded = Pictures.augmented(centerCrop(3), row, 5);
        assertThat(padded.shape()).containsExactly(1, 3, 3, 3);
        double[] expected = new double[27];
        System.arraycopy(row.values(), 0, expected, 9, 6);
        assertThat(padded.values()).containsExactly(expected, CLOSE);
    }

    @Test
    void centerCrop_ofAnOddMargin_roundsHalvesToEven() {
        double[] values = new double[8 * 3];
        Arrays.setAll(values, i -> i / 3 / 10.0);
        GoldenTensor crop =
                Pictures.changed(centerCrop(3), "center-crop", Pictures.row(values), Map.of("size", List.of(1, 3)));
        assertThat(crop.values()).containsExactly(new double[] {0.2, 0.2, 0.2, 0.3, 0.3, 0.3, 0.4, 0.4, 0.4}, CLOSE);
    }

    @Test
    void blur_ofPoint_spreadsTheGaussian() {
        double[] point = new double[5 * 5 * 3];
        point[(2 * 5 + 2) * 3] = 1;
        GoldenTensor blurred = Pictures.changed(
                gaussianBlur(3),
                "gaussian-blur",
                new GoldenTensor(new long[] {1, 5, 5, 3}, point),
                Map.of("kernel_size", 3, "sigma", 1));
        double side = Math.exp(-0.5) / (1 + 2 * Math.exp(-0.5));
        assertThat(blurred.values()[(2 * 5 + 1) * 3]).isCloseTo(side * (1 - 2 * side), CLOSE);
        assertThat(blurred.values()[(1 * 5 + 1) * 3]).isCloseTo(side * side, CLOSE);
        assertThat(blurred.values()[(2 * 5 + 2) * 3 + 1]).isZero();
    }

    @Test
    void options_outOfOrderOrEven_areRefused() {
        assertThatThrownBy(() -> randomResizedCrop(32).scale(1.0, 0.2))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("scale");
        assertThatThrownBy(() -> gaussianBlur(4))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("kernelSize = 4");
        assertThatThrownBy(() -> horizontalFlip().p(1.5))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("p = 1.5 must be in [0, 1]");
    }
}
