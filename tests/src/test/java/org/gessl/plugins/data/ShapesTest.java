package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.data.Shapes.shapes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapesTest {
    private static final int NEIGHBOURS = 5;

    @TempDir
    Path folder;

    private final Shapes few = shapes().trainImages(100).testImages(50);

    @Test
    void images_areTheKnownOnes() {
        assertThat(open(few, "a").checksum()).startsWith("58517c563ac0d4ff");
    }

    @Test
    void images_inAnotherLocale_areTheSame() {
        ImageData here = open(few, "a");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            ImageData there = open(few, "b");
            assertThat(there.checksum()).isEqualTo(here.checksum());
            assertThat(there.classes()).isEqualTo(here.classes()).contains("disc", "triangle");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void images_ofAnotherSeed_areOthers() {
        byte[] one = DataSets.pixels(open(few, "a").train());
        byte[] two = DataSets.pixels(open(few.seed(2), "a").train());
        assertThat(two).isNotEqualTo(one);
    }

    @Test
    void testImages_areNoneOfTheTrainingImages() {
        ImageData data = open(few, "a");
        byte[] first = DataSets.pixels(data.test(), 0);
        assertThat(IntStream.range(0, 100).mapToObj(i -> DataSets.pixels(data.train(), i)))
                .noneMatch(pixels -> Arrays.equals(pixels, first));
    }

    @Test
    void classes_areEquallyFrequent() {
        ImageSet train = open(few, "a").train();
        assertThat(train.size()).isEqualTo(100);
        int[] counts = new int[10];
        IntStream.range(0, 100).forEach(i -> counts[train.label(i)]++);
        assertThat(counts).containsOnly(10);
    }

    @Test
    void imageSize_isTheOneAskedFor() {
        ImageData data = DataSets.open(few, 48, folder);
        assertThat(data.train().height()).isEqualTo(48);
        assertThat(data.train().width()).isEqualTo(48);
    }

    @Test
    void secondOpen_reusesTheStore() throws Exception {
        open(few, "a");
        Path store = Files.list(folder.resolve("a")).findFirst().orElseThrow();
        Object before = Files.getAttribute(store, "unix:ino");
        open(few, "a");
        assertThat(Files.getAttribute(store, "unix:ino")).isEqualTo(before);
    }

    @Test
    void nearestNeighboursOfPixels_seldomShareTheClass() {
        ImageData data = open(shapes().trainImages(10_000).testImages(200), "a");
        byte[] train = DataSets.pixels(data.train());
        byte[] test = DataSets.pixels(data.test());
        long right = IntStream.range(0, data.test().size())
                .parallel()
                .filter(i -> nearestClass(data.train(), train, test, i)
                        == data.test().label(i))
                .count();
        assertThat(100.0 * right / data.test().size()).isBetween(12.0, 40.0);
    }

    @Test
    void tooFewImages_areRefused() {
        assertThatThrownBy(() -> shapes().trainImages(5))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("trainImages = 5");
    }

    private ImageData open(Shapes options, String cache) {
        return DataSets.open(options, 32, folder.resolve(cache));
    }

    private static int nearestClass(ImageSet labels, byte[] train, byte[] test, int image) {
        int length = labels.imageBytes();
        long[] nearest = new long[labels.size()];
        for (int i = 0; i < nearest.length; i++) {
            int distance = 0;
            for (int j = 0; j < length; j++) {
                int difference = (train[i * length + j] & 0xFF) - (test[image * length + j] & 0xFF);
                distance += difference * difference;
            }
            nearest[i] = (long) distance << 32 | i;
        }
        Arrays.sort(nearest);
        int[] votes = new int[10];
        for (int k = 0; k < NEIGHBOURS; k++) {
            votes[labels.label((int) nearest[k])]++;
        }
        return IntStream.range(0, 10)
                .boxed()
                .max((a, b) -> Integer.compare(votes[a], votes[b]))
                .orElseThrow();
    }
}
