package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.data.FolderFiles.BLUE;
import static org.gessl.plugins.data.FolderFiles.RED;
import static org.gessl.plugins.data.FolderFiles.TEXT;
import static org.gessl.plugins.data.FolderFiles.assertProblem;
import static org.gessl.plugins.data.FolderFiles.compressed;
import static org.gessl.plugins.data.FolderFiles.open;
import static org.gessl.plugins.data.FolderFiles.splits;
import static org.gessl.plugins.data.ImageFolder.imageFolder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be used, and archives that mean harm. */
class ImageFolderDefenceTest {
    @TempDir
    Path temp;

    @Test
    void filesThatCannotBeUsed_areSkippedAndCounted() throws IOException {
        Map<String, byte[]> files = splits("");
        byte[] jpeg = ImageFiles.plain("jpg", 64, 64, 0x123456);
        files.put("train/red/text.jpg", TEXT);
        files.put("train/red/notes.txt", TEXT);
        files.put("train/red/empty.png", new byte[0]);
        files.put("train/red/cut.jpg", Arrays.copyOf(jpeg, jpeg.length - 20));
        files.put("train/stray.png", RED);
        files.put("elsewhere/red/stray.png", RED);
        ImageData data = open(ImageFiles.folder(temp.resolve("data"), files), temp);
        assertThat(data.skipped()).isEqualTo(6);
        assertThat(data.train().size()).isEqualTo(3);
    }

    @Test
    void entriesThatLeaveTheArchive_areNamedAndSkipped() throws IOException {
        Map<String, byte[]> files = splits("");
        files.put("../train/red/up.png", RED);
        files.put("train/red/../../../../up.png", RED);
        files.put("/train/red/absolute.png", RED);
        files.put("train/red/link.png@", "/etc/passwd".getBytes(StandardCharsets.UTF_8));
        files.put("C:\\train\\red\\drive.png", RED);
        Path archive = temp.resolve("evil.tar");
        try (OutputStream out = Files.newOutputStream(archive)) {
            ImageFiles.tar(out, files);
        }
        Map<String, String> skipped = new LinkedHashMap<>();
        FileTree.at(archive.toString()).visit(entry -> true, skipped::put);
        assertThat(skipped)
                .containsEntry("../train/red/up.png", "leads out of the archive's folder")
                .containsEntry("train/red/link.png", "is a link")
                .hasSize(5);
        assertThat(open(archive, temp).skipped()).isEqualTo(5);
        assertThat(open(archive, temp).train().size()).isEqualTo(3);
    }

    @Test
    void zipEntriesThatLeaveTheArchive_areSkipped() throws IOException {
        Map<String, byte[]> files = splits("");
        files.put("../train/red/up.png", RED);
        files.put("..\\train\\red\\up.png", RED);
        ImageData data = open(ImageFiles.zip(temp.resolve("evil.zip"), files), temp);
        assertThat(data.skipped()).isEqualTo(2);
        assertThat(data.train().size()).isEqualTo(3);
    }

    @Test
    void entryThatExpandsWithoutEnd_isSkipped() throws IOException {
        Map<String, byte[]> files = splits("");
        files.put("train/red/bomb.png", new byte[64 << 20]);
        ImageData data = open(ImageFiles.zip(temp.resolve("bomb.zip"), files), temp);
        assertThat(data.skipped()).isEqualTo(1);
    }

    @Test
    void archiveCutShort_isReportedWithItsName() throws Exception {
        Path archive = temp.resolve("cut.tar.gz");
        try (OutputStream out = compressed(archive, "tar.gz")) {
            ImageFiles.tar(out, splits(""));
        }
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertProblem(archive, temp, "data-archive", "cut.tar.gz");
        Path zip = ImageFiles.zip(temp.resolve("cut.zip"), splits(""));
        Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 100));
        assertProblem(zip, temp, "data-archive", "cut.zip");
    }

    @Test
    void pathThatIsMissing_namesTheNearest() throws IOException {
        ImageFiles.folder(temp.resolve("photos"), splits(""));
        assertProblem(temp.resolve("fotos"), temp, "data-path", "did you mean " + temp.resolve("photos"));
        assertThatThrownBy(() -> DataSets.open(imageFolder(), 8, temp))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[option-missing] data.path");
    }

    @Test
    void placesWithoutUsableImages_areReported() throws IOException {
        assertProblem(Files.createDirectory(temp.resolve("void")), temp, "data-empty", "holds no images");
        assertProblem(
                ImageFiles.folder(temp.resolve("one"), Map.of("cat/1.png", RED, "cat/2.png", BLUE)),
                temp,
                "data-classes",
                "at least two");
        assertProblem(
                ImageFiles.folder(temp.resolve("single"), Map.of("cat/1.png", RED, "dog/2.png", BLUE)),
                temp,
                "data-empty",
                "held out");
        assertProblem(Files.write(temp.resolve("data.rar"), TEXT), temp, "data-format", ".tar.xz");
    }
}
