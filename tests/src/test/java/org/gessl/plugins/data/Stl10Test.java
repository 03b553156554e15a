package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.data.Stl10.stl10;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Stl10Test {
    private static final int SIDE = 96;
    private static final int PLANE = SIDE * SIDE;

    @TempDir
    Path temp;

    @Test
    void pretraining_seesUnlabelledAndTrainingImages() throws IOException {
        String path = folder(files());
        assertThat(open(stl10().path(path)).pretraining().size()).isEqualTo(3 + 2);
        assertThat(open(stl10().path(path).pretraining(Stl10.Pretraining.UNLABELLED))
                        .pretraining()
                        .size())
                .isEqualTo(3);
        assertThat(open(stl10().path(path).pretraining(Stl10.Pretraining.TRAIN))
                        .pretraining()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void protocols_seeLabelledImagesOnly() throws IOException {
        ImageData data = open(stl10().path(folder(files())));
        assertThat(data.train().size()).isEqualTo(2);
        assertThat(data.train().label(0)).isZero();
        assertThat(data.train().label(1)).isEqualTo(9);
        assertThat(data.test().size()).isEqualTo(1);
        assertThat(data.test().label(0)).isEqualTo(9);
        assertThat(data.classes()).hasSize(10).startsWith("name1");
        data.require(DataNeed.LABELS, "'knn'");
    }

    @Test
    void planes_runDownTheColumns() throws IOException {
        ImageData data = open(stl10().path(folder(files())));
        byte[] pixels = DataSets.pixels(data.train(), 0);
        int row = 5;
        int column = 70;
        assertThat(pixels[(row * SIDE + column) * 3]).isEqualTo((byte) (row + 2 * column));
        assertThat(pixels[(row * SIDE + column) * 3 + 2]).isEqualTo((byte) (row + 2 * column + 14));
    }

    @Test
    void archive_inAnyOrder_readsLikeTheFolder() throws IOException {
        Map<String, byte[]> backwards = new LinkedHashMap<>();
        files().entrySet().stream()
                .sorted(Map.Entry.<String, byte[]>comparingByKey().reversed())
                .forEach(file -> backwards.put("stl10_binary/" + file.getKey(), file.getValue()));
        Path archive = temp.resolve("stl10_binary.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            ImageFiles.tar(out, backwards);
        }
        ImageData packed = open(stl10().path(archive.toString()));
        ImageData folder = open(stl10().path(folder(files())));
        assertThat(DataSets.pixels(packed.pretraining())).isEqualTo(DataSets.pixels(folder.pretraining()));
        assertThat(packed.train().label(1)).isEqualTo(folder.train().label(1));
    }

    @Test
    void missingFiles_areNamed() throws IOException {
        Map<String, byte[]> files = files();
        files.remove("unlabeled_X.bin");
        assertRefused(stl10().path(folder(files)), "lacks unlabeled_X.bin", "data.pretraining = train");
        assertThat(open(stl10().path(folder(files)).pretraining(Stl10.Pretraining.TRAIN))
                        .train()
                        .size())
                .isEqualTo(2);
        files.remove("train_X.bin");
        assertRefused(stl10().path(folder(files)), "lacks train_X.bin");
    }

    @Test
    void missingLabelsOrTestImages_areRefusedByProtocolsAlone() throws IOException {
        Map<String, byte[]> files = files();
        files.remove("train_y.bin");
        ImageData unlabelled = open(stl10().path(folder(files)));
        assertThat(unlabelled.pretraining().size()).isEqualTo(5);
        assertThatThrownBy(() -> unlabelled.require(DataNeed.LABELS, "'knn'"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "[data-labels] 'knn' needs labelled training images, and those of 'stl-10' have no labels: add"
                                + " them, or leave 'knn' out");
        files.remove("test_X.bin");
        files.remove("test_y.bin");
        ImageData untested = open(stl10().path(folder(files)));
        assertThatThrownBy(() -> untested.require(DataNeed.TEST_IMAGES, "'sigma'"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-test] 'sigma' needs test images, and 'stl-10' has none");
        untested.require(DataNeed.NOTHING, "'transfer'");
    }

    @Test
    void filesOfWrongLengthOrLabel_areNamed() throws IOException {
        Map<String, byte[]> files = files();
        files.put("train_y.bin", new byte[] {1, 10, 3});
        assertRefused(stl10().path(folder(files)), "3 labels for 2 images of its training part");
        files.put("train_y.bin", new byte[] {1, 0});
        assertRefused(stl10().path(folder(files)), "the label 0 for image 1");
        files.put("test_X.bin", Arrays.copyOf(files.get("test_X.bin"), 30_000));
        assertRefused(stl10().path(folder(files)), "test_X.bin", "ends within a record");
    }

    private ImageData open(DataSpec spec) {
        return DataSets.open(spec, SIDE, temp.resolve("cache"));
    }

    private void assertRefused(DataSpec spec, String... parts) {
        assertThatThrownBy(() -> open(spec))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-files]")
                .hasMessageContainingAll(parts);
    }

    private String folder(Map<String, byte[]> files) throws IOException {
        return ImageFiles.folder(Files.createTempDirectory(temp, "stl"), files).toString();
    }

    private static Map<String, byte[]> files() {
        StringBuilder names = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            names.append("name").append(i).append('\n');
        }
        return new LinkedHashMap<>(Map.of(
                "train_X.bin",
                images(2),
                "train_y.bin",
                new byte[] {1, 10},
                "test_X.bin",
                images(1),
                "test_y.bin",
                new byte[] {10},
                "unlabeled_X.bin",
                images(3),
                "class_names.txt",
                names.toString().getBytes(StandardCharsets.UTF_8),
                "fold_indices.txt",
                new byte[] {'0'}));
    }

    /** Images whose pixel in row r and column c of channel k is r + 2c + 7k, modulo 256. */
    private static byte[] images(int count) {
        byte[] file = new byte[count * 3 * PLANE];
        for (int i = 0; i < file.length; i++) {
            int inPlane = i % PLANE;
            file[i] = (byte) (inPlane % SIDE + 2 * (inPlane / SIDE) + 7 * (i / PLANE % 3));
        }
        return file;
    }
}
