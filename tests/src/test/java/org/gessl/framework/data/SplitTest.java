package org.gessl.framework.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gessl.framework.data.StoreIndex.Image;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final int CLASSES = 10;

    @Test
    void published_takesUnsplitImagesForTraining() {
        List<Image> images = List.of(new Image(0, 1, Part.UNSPLIT), new Image(1, 1, Part.TEST));
        assertThat(Split.published().apply(images))
                .containsExactly(new Image(0, 1, Part.TRAIN), new Image(1, 1, Part.TEST));
    }

    @Test
    void byImages_holdsTheShareOfEachClassOut() {
        List<Image> split = Split.byImages(0.25, 3).apply(images(Part.UNSPLIT, 8));
        for (int label = 0; label < CLASSES; label++) {
            int wanted = label;
            assertThat(Part.TEST.of(split))
                    .filteredOn(image -> image.label() == wanted)
                    .hasSize(2);
        }
        assertThat(split).extracting(Image::position).isSorted().hasSize(8 * CLASSES);
        assertThat(Split.byImages(0.25, 3).apply(images(Part.UNSPLIT, 8))).isEqualTo(split);
        assertThat(Split.byImages(0.25, 4).apply(images(Part.UNSPLIT, 8))).isNotEqualTo(split);
    }

    @Test
    void byImages_keepsAPublishedSplit() {
        List<Image> images = List.of(new Image(0, 1, Part.TRAIN), new Image(1, 2, Part.TEST));
        assertThat(Split.byImages(0.5, 0).apply(images)).isEqualTo(images);
    }

    @Test
    void byImages_ofClassesOfOneImage_isRefused() {
        assertThatThrownBy(() -> Split.byImages(0.5, 0).apply(images(Part.UNSPLIT, 1)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-empty]");
    }

    @Test
    void byClasses_divides_whateverThePartsThatShareClasses() {
        for (Part part : Part.values()) {
            List<Image> split = Split.byClasses(0.3, 1).apply(images(part, 4));
            assertThat(labels(split, Part.TEST)).hasSize(3);
            assertThat(labels(split, Part.TRAIN)).hasSize(7).doesNotContainAnyElementsOf(labels(split, Part.TEST));
        }
    }

    @Test
    void byClasses_keepsPartsThatShareNone() {
        List<Image> images = List.of(new Image(0, 1, Part.TRAIN), new Image(1, 2, Part.TEST));
        assertThat(Split.byClasses(0.9, 0).apply(images)).isEqualTo(images);
    }

    @Test
    void byClasses_holdsAtLeastOneClassOutAndNotAll() {
        List<Image> images = images(Part.UNSPLIT, 2);
        assertThat(labels(Split.byClasses(0.001, 0).apply(images), Part.TEST)).hasSize(1);
        assertThat(labels(Split.byClasses(0.999, 0).apply(images), Part.TRAIN)).hasSize(1);
    }

    @Test
    void byClasses_trainsOnUnlabelledImages() {
        List<Image> images = new ArrayList<>(images(Part.UNSPLIT, 2));
        images.add(new Image(99, ImageSet.UNLABELLED, Part.UNSPLIT));
        assertThat(labels(Split.byClasses(0.5, 0).apply(images), Part.TRAIN)).contains(ImageSet.UNLABELLED);
    }

    private static List<Image> images(Part part, int perClass) {
        return IntStream.range(0, perClass * CLASSES)
                .mapToObj(i -> new Image(i, i % CLASSES, part))
                .toList();
    }

    private static Set<Integer> labels(List<Image> images, Part part) {
        return part.of(images).stream().map(Image::label).collect(Collectors.toSet());
    }
}
