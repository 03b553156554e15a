package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.gessl.plugins.data.FolderFiles.BLUE;
import static org.gessl.plugins.data.FolderFiles.RED;
import static org.gessl.plugins.data.FolderFiles.compressed;
import static org.gessl.plugins.data.FolderFiles.labels;
import static org.gessl.plugins.data.FolderFiles.open;
import static org.gessl.plugins.data.FolderFiles.splits;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gessl.framework.data.ImageData;
import org.gessl.testing.ImageFiles;
import org.gessl.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts and archives of image folders. */
class ImageFolderTest {
    @TempDir
    Path temp;

    @Test
    void folderWithSplits_keepsThem() throws IOException {
        ImageData data = open(ImageFiles.folder(temp.resolve("data"), splits("")), temp);
        assertThat(data.classes()).containsExactly("blue", "red");
        assertThat(data.train().size()).isEqualTo(3);
        assertThat(data.test().size()).isEqualTo(2);
        assertThat(DataSets.pixels(data.test(), 0)).startsWith(0, 0, -1);
        assertThat(data.test().label(0)).isZero();
        assertThat(DataSets.pixels(data.test(), 1)).startsWith(-1, 0, 0);
        assertThat(data.test().label(1)).isEqualTo(1);
        assertThat(data.skipped()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "tar.gz", "tgz", "tar.xz", "tar.bz2"})
    void tarArchive_readsLikeTheFolder(String ending) throws Exception {
        Path archive = temp.resolve("Data." + ending);
        try (OutputStream out = compressed(archive, ending)) {
            ImageFiles.tar(out, splits("root/"));
        }
        assertSameAsFolder(open(archive, temp));
    }

    @Test
    void zipArchive_readsLikeTheFolder() throws IOException {
        assertSameAsFolder(open(ImageFiles.zip(temp.resolve("data.ZIP"), splits("./root/")), temp));
    }

    @Test
    void valFolder_isHeldOut() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        splits("").forEach((path, content) -> files.put(path.replace("test/", "val/"), content));
        assertThat(open(ImageFiles.folder(temp.resolve("data"), files), temp)
                        .test()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void tinyImagenetLayout_takesClassesFromFoldersAndAnnotations() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("tiny/val/images/v0.png", BLUE);
        files.put("tiny/val/images/v1.png", RED);
        files.put("tiny/val/images/unknown.png", RED);
        files.put(
                "tiny/val/val_annotations.txt",
                "v0.png\tn02\t0\t0\nv1.png\tn01\t0\t0\n".getBytes(StandardCharsets.UTF_8));
        files.put("tiny/train/n01/images/a.png", RED);
        files.put("tiny/train/n02/images/b.png", BLUE);
        files.put("tiny/test/images/t0.png", RED);
        ImageData data = open(ImageFiles.zip(temp.resolve("tiny.zip"), files), temp);
        assertThat(data.classes()).containsExactly("n01", "n02");
        assertThat(data.train().size()).isEqualTo(2);
        assertThat(labels(data.test())).containsExactly(1, 0);
        assertThat(data.skipped()).isEqualTo(1);
    }

    @Test
    void nestedFolders_areClassesOfTheirOwn() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String folder : List.of("Greek/character01", "Greek/character02", "Latin/character01")) {
            files.put("images/" + folder + "/1.png", RED);
            files.put("images/" + folder + "/2.png", BLUE);
        }
        assertThat(open(ImageFiles.zip(temp.resolve("letters.zip"), files), temp)
                        .classes())
                .containsExactly("Greek/character01", "Greek/character02", "Latin/character01");
    }

    @Test
    void changedContent_isDecodedAgain() throws IOException {
        Path folder = ImageFiles.folder(temp.resolve("data"), splits(""));
        ImageData before = open(folder, temp);
        Files.write(folder.resolve("test/blue/1.png"), RED);
        ImageData after = open(folder, temp);
        assertThat(after.checksum()).isNotEqualTo(before.checksum());
        assertThat(DataSets.pixels(after.test(), 0)).startsWith(-1, 0, 0);
    }

    @Test
    void omniglot_asPublished_hasAClassForEachCharacter() {
        withShared("data/omniglot-background-small1.zip", data -> {
            assertThat(data.classes()).hasSize(136).contains("Balinese/character01");
            assertThat(data.train().size() + data.test().size()).isEqualTo(2720);
            assertThat(data.skipped()).isZero();
        });
    }

    @Test
    void tinyImagenet_asPublished_readsBothSplits() {
        withShared("data/tiny-imagenet-10.tar.xz", data -> {
            assertThat(data.classes()).hasSize(10);
            assertThat(data.train().size()).isEqualTo(5000);
            assertThat(data.test().size()).isEqualTo(500);
        });
    }

    private void withShared(String file, Consumer<ImageData> check) {
        Optional<Path> path = SharedData.find(file);
        assumeThat(path).isPresent();
        check.accept(open(path.orElseThrow(), temp));
    }

    private void assertSameAsFolder(ImageData data) throws IOException {
        ImageData folder = open(ImageFiles.folder(temp.resolve("data"), splits("")), temp);
        assertThat(data.classes()).isEqualTo(folder.classes());
        assertThat(DataSets.pixels(data.train())).isEqualTo(DataSets.pixels(folder.train()));
        assertThat(DataSets.pixels(data.test())).isEqualTo(DataSets.pixels(folder.test()));
        assertThat(labels(data.train())).isEqualTo(labels(folder.train()));
    }
}
