package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.data.Mnist.mnist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    private static final int SIDE = 6;

    @TempDir
    Path temp;

    @Test
    void files_areRead() throws IOException {
        ImageData data = open(folder(files("")));
        assertThat(data.train().size()).isEqualTo(3);
        assertThat(data.test().size()).isEqualTo(2);
        assertThat(data.classes()).containsExactly("4", "7", "9");
        assertThat(data.train().label(0)).isEqualTo(1);
        assertThat(data.train().label(2)).isEqualTo(2);
        assertThat(data.test().label(1)).isZero();
        assertThat(DataSets.pixels(data.train(), 1))
                .startsWith(36, 36, 36, 37, 37, 37)
                .hasSize(SIDE * SIDE * 3);
        data.require(DataNeed.LABELS, "'knn'");
    }

    @Test
    void gzippedFilesInAnArchive_readLikeTheFolder() throws IOException {
        Map<String, byte[]> packed = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : files("fashion/").entrySet()) {
            packed.put(file.getKey() + ".gz", gzipped(file.getValue()));
        }
        ImageData archive =
                open(ImageFiles.zip(temp.resolve("fashion.zip"), packed).toString());
        ImageData folder = open(folder(files("")));
        assertThat(DataSets.pixels(archive.train())).isEqualTo(DataSets.pixels(folder.train()));
        assertThat(archive.classes()).isEqualTo(folder.classes());
    }

    @Test
    void filesBesideTheirGzippedForms_countOnce() throws IOException {
        Map<String, byte[]> both = files("raw/");
        for (Map.Entry<String, byte[]> file : files("raw/").entrySet()) {
            both.put(file.getKey() + ".gz", gzipped(file.getValue()));
        }
        assertThat(open(folder(both)).train().size()).isEqualTo(3);
    }

    @Test
    void severalDataSets_areRefused() throws IOException {
        Map<String, byte[]> both = files("MNIST/raw/");
        both.putAll(files("KMNIST/raw/"));
        assertRefused(both, "several data sets, 'KMNIST/raw/...' and 'MNIST/raw/...'");
    }

    @Test
    void wrongMagicNumber_isNamed() throws IOException {
        Map<String, byte[]> files = files("");
        files.get("train-images-idx3-ubyte")[2] = 0x0d;
        assertRefused(files, "0x00000d03", "train-images-idx3-ubyte", "0x00000803");
    }

    @Test
    void filesOfWrongLength_areNamed() throws IOException {
        Map<String, byte[]> files = files("");
        files.put("t10k-labels-idx1-ubyte", labels(7, 4, 4));
        assertRefused(files, "3 labels for 2 images of its test part");
        files.put("t10k-labels-idx1-ubyte", Arrays.copyOf(labels(7, 4), 9));
        assertRefused(files, "has 1 items in t10k-labels-idx1-ubyte, whose header says 2");
        files.put("t10k-labels-idx1-ubyte", labels(7, 4));
        files.put("train-images-idx3-ubyte", Arrays.copyOf(files.get("train-images-idx3-ubyte"), 16 + 36 + 5));
        assertRefused(files, "train-images-idx3-ubyte", "ends within a record");
        files.put("train-images-idx3-ubyte", new byte[3]);
        assertRefused(files, "ends early in train-images-idx3-ubyte");
    }

    @Test
    void gzippedFileCutShort_isNamed() throws IOException {
        Map<String, byte[]> files = files("");
        byte[] whole = gzipped(files.remove("train-labels-idx1-ubyte"));
        files.put("train-labels-idx1-ubyte.gz", Arrays.copyOf(whole, whole.length - 10));
        assertRefused(files, "train-labels-idx1-ubyte.gz");
    }

    @Test
    void missingLabels_areRefusedByLabelledProtocols() throws IOException {
        Map<String, byte[]> files = files("");
        files.remove("train-labels-idx1-ubyte");
        ImageData data = open(folder(files));
        assertThat(data.pretraining().size()).isEqualTo(3);
        assertThatThrownBy(() -> data.require(DataNeed.LABELS, "'linear'"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-labels] 'linear' needs labelled training images");
        assertRefused(Map.of("readme.txt", new byte[1]), "lacks train-images-idx3-ubyte");
    }

    private ImageData open(String path) {
        return DataSets.open(mnist().path(path), SIDE, temp.resolve("cache"));
    }

    private void assertRefused(Map<String, byte[]> files, String... parts) throws IOException {
        String path = folder(files);
        assertThatThrownBy(() -> open(path))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-files]")
                .hasMessageContainingAll(parts);
    }

    private String folder(Map<String, byte[]> files) throws IOException {
        return ImageFiles.folder(Files.createTempDirectory(temp, "idx"), files).toString();
    }

    private static Map<String, byte[]> files(String root) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(root + "train-images-idx3-ubyte", images(3));
        files.put(root + "train-labels-idx1-ubyte", labels(7, 4, 9));
        files.put(root + "t10k-images-idx3-ubyte", images(2));
        files.put(root + "t10k-labels-idx1-ubyte", labels(7, 4));
        return files;
    }

    /** Images whose bytes count on from 0. */
    private static byte[] images(int count) {
        ByteBuffer file = ByteBuffer.allocate(16 + count * SIDE * SIDE);
        file.putInt(0x803).putInt(count).putInt(SIDE).putInt(SIDE);
        for (int i = 0; file.hasRemaining(); i++) {
            file.put((byte) i);
        }
        return file.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer file = ByteBuffer.allocate(8 + labels.length);
        file.putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            file.put((byte) label);
        }
        return file.array();
    }

    private static byte[] gzipped(byte[] file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(file);
        }
        return bytes.toByteArray();
    }
}
