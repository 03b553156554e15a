package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.data.Cifar10.cifar10;
import static org.gessl.plugins.data.Cifar100.cifar100;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
    private static final int PLANE = 1024;

    @TempDir
    Path temp;

    @Test
    void cifar10Folder_readsBatchesInOrder() throws IOException {
        ImageData data = open(cifar10().path(folder(cifar10Files(4))));
        assertThat(data.train().size()).isEqualTo(20);
        assertThat(data.test().size()).isEqualTo(4);
        assertThat(data.train().label(0)).isEqualTo(1);
        assertThat(data.train().label(19)).isEqualTo(5);
        assertThat(data.classes()).hasSize(10).startsWith("name0");
        byte[] pixels = DataSets.pixels(data.train(), 0);
        assertThat(pixels).startsWith(1, 50, 100).endsWith(1, 50, 100);
    }

    @Test
    void cifar10Archive_inAnyOrder_readsLikeTheFolder() throws IOException {
        Map<String, byte[]> files = cifar10Files(4);
        Map<String, byte[]> backwards = new LinkedHashMap<>();
        files.keySet().stream()
                .sorted((a, b) -> b.compareTo(a))
                .forEach(name -> backwards.put("cifar-10-batches-bin/" + name, files.get(name)));
        ImageData packed = open(cifar10().path(archive(backwards)));
        ImageData folder = open(cifar10().path(folder(files)));
        assertThat(DataSets.pixels(packed.train())).isEqualTo(DataSets.pixels(folder.train()));
        assertThat(packed.test().label(0)).isEqualTo(folder.test().label(0));
    }

    @Test
    void cifar10Images_inClassFolders_areRead() throws IOException {
        byte[] image = ImageFiles.plain("jpg", 32, 32, 0x808080);
        ImageData data = open(cifar10()
                .path(folder(Map.of(
                        "train/cat/1.jpg",
                        image,
                        "train/dog/1.jpg",
                        image,
                        "test/cat/1.jpg",
                        image,
                        "test/dog/1.jpg",
                        image))));
        assertThat(data.classes()).containsExactly("cat", "dog");
        assertThat(data.test().size()).isEqualTo(2);
    }

    @Test
    void missingBatches_areNamed() throws IOException {
        Map<String, byte[]> files = cifar10Files(1);
        files.remove("data_batch_3.bin");
        files.remove("test_batch.bin");
        assertRefused(cifar10().path(folder(files)), "lacks data_batch_3.bin, test_batch.bin");
    }

    @Test
    void batchOfWrongLength_isNamed() throws IOException {
        Map<String, byte[]> files = cifar10Files(2);
        files.put("data_batch_4.bin", Arrays.copyOf(files.get("data_batch_4.bin"), 5000));
        assertRefused(cifar10().path(folder(files)), "data_batch_4.bin", "multiple of 3073 bytes");
        files.put("data_batch_4.bin", new byte[0]);
        assertRefused(cifar10().path(folder(files)), "data_batch_4.bin", "is empty");
    }

    @Test
    void labelOutOfRange_isNamed() throws IOException {
        Map<String, byte[]> files = cifar10Files(2);
        files.get("test_batch.bin")[3073] = 10;
        assertRefused(cifar10().path(folder(files)), "test_batch.bin", "the label 10 in record 1");
    }

    @Test
    void placeWithoutCifar_saysWhatIsExpected() throws IOException {
        assertRefused(
                cifar10().path(folder(Map.of("data_batch_1", new byte[10]))), "data_batch_1.bin", "train/<class>");
        assertRefused(cifar100().path(folder(Map.of("train", new byte[10]))), "lacks train.bin, test.bin");
    }

    @Test
    void cifar100_readsEitherLabel() throws IOException {
        Path folder = Path.of(folder(cifar100Files()));
        ImageData fine = open(cifar100().path(folder.toString()));
        ImageData coarse = open(cifar100().path(folder.toString()).labels(Cifar100.Labels.COARSE));
        assertThat(fine.classes()).hasSize(100).startsWith("fine0");
        assertThat(coarse.classes()).hasSize(20).startsWith("coarse0");
        assertThat(fine.train().label(2)).isEqualTo(92);
        assertThat(coarse.train().label(2)).isEqualTo(12);
        assertThat(DataSets.pixels(fine.train())).isEqualTo(DataSets.pixels(coarse.train()));
        assertThat(DataSets.pixels(fine.train(), 1)).startsWith(1, 50, 100);
    }

    @Test
    void records_areBroughtToTheImageSize() throws IOException {
        ImageData data = DataSets.open(cifar10().path(folder(cifar10Files(1))), 16, temp.resolve("cache"));
        assertThat(DataSets.pixels(data.train(), 0)).hasSize(16 * 16 * 3).startsWith(1, 50, 100);
    }

    private ImageData open(DataSpec spec) {
        return DataSets.open(spec, 32, temp.resolve("cache"));
    }

    private void assertRefused(DataSpec spec, String... parts) {
        assertThatThrownBy(() -> open(spec))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-files]")
                .hasMessageContainingAll(parts);
    }

    private String folder(Map<String, byte[]> files) throws IOException {
        return ImageFiles.folder(Files.createTempDirectory(temp, "cifar"), files)
                .toString();
    }

    private String archive(Map<String, byte[]> files) throws IOException {
        Path archive = temp.resolve("cifar-binary.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            ImageFiles.tar(out, files);
        }
        return archive.toString();
    }

    private static Map<String, byte[]> cifar10Files(int records) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int batch = 1; batch <= 5; batch++) {
            files.put("data_batch_" + batch + ".bin", records(records, batch));
        }
        files.put("test_batch.bin", records(records, 7));
        files.put("batches.meta.txt", names("name", 10));
        return files;
    }

    private static Map<String, byte[]> cifar100Files() {
        return new LinkedHashMap<>(Map.of(
                "train.bin", records(3, 12, 92),
                "test.bin", records(2, 13, 93),
                "fine_label_names.txt", names("fine", 100),
                "coarse_label_names.txt", names("coarse", 20)));
    }

    private static byte[] names(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> prefix + i)
                .collect(Collectors.joining("\n", "", "\n\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Records with the labels given, all pixels red 1, green 50, blue 100. */
    private static byte[] records(int count, int... labels) {
        int length = labels.length + 3 * PLANE;
        byte[] file = new byte[count * length];
        for (int record = 0; record < count; record++) {
            for (int i = 0; i < labels.length; i++) {
                file[record * length + i] = (byte) labels[i];
            }
            int pixels = record * length + labels.length;
            Arrays.fill(file, pixels, pixels + PLANE, (byte) 1);
            Arrays.fill(file, pixels + PLANE, pixels + 2 * PLANE, (byte) 50);
            Arrays.fill(file, pixels + 2 * PLANE, pixels + 3 * PLANE, (byte) 100);
        }
        return file;
    }
}
