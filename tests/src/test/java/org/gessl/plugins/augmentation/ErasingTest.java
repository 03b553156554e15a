package org.gessl.plugins.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.augmentation.Cutout.cutout;
import static org.gessl.plugins.augmentation.RandomErasing.randomErasing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.verify.GoldenTensor;
import org.junit.jupiter.api.Test;

class ErasingTest {
    private static final int IMAGES = 60;
    private static final int SIDE = 12;

    @Test
    void erasing_always_fillsOneSolidBoxOfTheGivenArea() {
        List<Box> boxes =
                boxes(randomErasing().p(1).scale(0.1, 0.4).ratio(0.5, 2).value(-1));
        assertThat(boxes).allSatisfy(box -> {
            assertThat(box.pixels()).isEqualTo(box.height() * box.width());
            assertThat(box.pixels() / (double) (SIDE * SIDE)).isBetween(0.06, 0.46);
            assertThat(box.height() / (double) box.width()).isBetween(0.35, 2.9);
            assertThat(Math.max(box.height(), box.width())).isLessThan(SIDE);
        });
        assertThat(boxes).extracting(Box::top).contains(0, 1, 2, 3);
        assertThat(boxes).extracting(Box::left).contains(0, 1, 2, 3);
    }

    @Test
    void erasing_withTallBoxes_fillsTallBoxes() {
        assertThat(boxes(randomErasing().p(1).ratio(2, 3).value(-1)))
                .allSatisfy(box -> assertThat(box.height()).isGreaterThan(box.width()));
    }

    @Test
    void erasing_withChanceOneHalf_leavesAboutHalfTheImages() {
        long untouched = boxes(randomErasing().value(-1)).stream()
                .filter(box -> box.pixels() == 0)
                .count();
        assertThat(untouched).isBetween(18L, 42L);
    }

    @Test
    void erasing_whereNoBoxFits_leavesTheImages() {
        assertThat(boxes(randomErasing().p(1).scale(1, 1).value(-1))).allMatch(box -> box.pixels() == 0);
    }

    @Test
    void erasing_withAColour_fillsEachChannelWithItsValue() {
        GoldenTensor erased = Pictures.augmented(randomErasing().p(1).value(-1, -2, -3), images(), 5);
        for (int i = 0; i < erased.values().length; i++) {
            double value = erased.values()[i];
            assertThat(value >= 0 || value == -1 - i % 3).isTrue();
        }
        assertThat(erased.values()).contains(-1, -2, -3);
    }

    @Test
    void erasing_withNoise_fillsWithDifferentNumbers() {
        GoldenTensor erased = Pictures.augmented(randomErasing().p(1).noise(true), images(), 5);
        double[] negative = Arrays.stream(erased.values()).filter(v -> v < 0).toArray();
        assertThat(negative).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @Test
    void cutout_fillsTheSquareAroundAPixelAsFarAsItLiesInside() {
        List<Box> boxes = boxes(cutout().length(6).value(-1));
        assertThat(boxes).allSatisfy(box -> {
            assertThat(box.pixels()).isEqualTo(box.height() * box.width());
            assertThat(box.height()).isBetween(3, 6);
            assertThat(box.width()).isBetween(3, 6);
            assertThat(box.height() == 6 || box.top() == 0 || box.bottom() == SIDE)
                    .isTrue();
        });
        assertThat(boxes).extracting(Box::height).contains(3, 6);
        assertThat(boxes).extracting(Box::pixels).contains(36);
    }

    @Test
    void value_ofTwoNumbers_isRefused() {
        assertThatThrownBy(() -> new RandomErasing(1, List.of(0.1, 0.2), List.of(1.0, 1.0), List.of(0.0, 1.0), false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("value = [0.0, 1.0]");
    }

    /** Returns what is negative in each augmented image. */
    private static List<Box> boxes(AugmentationSpec spec) {
        GoldenTensor erased = Pictures.augmented(spec, images(), 5);
        return IntStream.range(0, IMAGES)
                .mapToObj(i -> Box.of(Pictures.image(erased, i)))
                .toList();
    }

    private static GoldenTensor images() {
        return Pictures.random(IMAGES, SIDE, SIDE);
    }

    /** The negative pixels of an image and their bounds. */
    private record Box(int top, int bottom, int left, int right, int pixels) {

        static Box of(double[] image) {
            int[] hit = IntStream.range(0, SIDE * SIDE)
                    .filter(pixel -> image[3 * pixel] < 0)
                    .toArray();
            return new Box(
                    Arrays.stream(hit).map(p -> p / SIDE).min().orElse(0),
                    Arrays.stream(hit).map(p -> p / SIDE + 1).max().orElse(0),
                    Arrays.stream(hit).map(p -> p % SIDE).min().orElse(0),
                    Arrays.stream(hit).map(p -> p % SIDE + 1).max().orElse(0),
                    hit.length);
        }

        int height() {
            return bottom - top;
        }

        int width() {
            return right - left;
        }
    }
}
