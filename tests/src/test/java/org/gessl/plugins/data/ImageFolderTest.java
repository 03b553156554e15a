package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.gessl.plugins.data.ImageFolder.imageFolder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.ImageFiles;
import org.gessl.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
    private static final byte[] RED = ImageFiles.plain("png", 16, 16, 0xFF0000);
    private static final byte[] BLUE = ImageFiles.plain("gif", 30, 20, 0x0000FF);
    private static final byte[] TEXT = "not an image".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    @Test
    void folderWithSplits_keepsThem() throws IOException {
        ImageData data = open(ImageFiles.folder(temp.resolve("data"), splits("")));
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
        assertSameAsFolder(open(archive));
    }

    @Test
    void zipArchive_readsLikeTheFolder() throws IOException {
        assertSameAsFolder(open(ImageFiles.zip(temp.resolve("data.ZIP"), splits("./root/"))));
    }

    @Test
    void valFolder_isHeldOut() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        splits("").forEach((path, content) -> files.put(path.replace("test/", "val/"), content));
        assertThat(open(ImageFiles.folder(temp.resolve("data"), files)).test().size())
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
        ImageData data = open(ImageFiles.zip(temp.resolve("tiny.zip"), files));
        assertThat(data.classes()).containsExactly("n01", "n02");
        assertThat(data.train().size()).isEqualTo(2);
        assertThat(labels(data.test())).containsExactly(1, 0);
        assertThat(data.skipped()).isEqualTo(1);
    }

    @Test
    void foldersWithoutSplit_holdAShareOfEachClassOut() throws IOException {
        ImageData data = open(ImageFiles.folder(temp.resolve("data"), unsplit(10, 20)));
        assertThat(labels(data.test())).containsExactly(0, 0, 1, 1, 1, 1);
        assertThat(data.train().size()).isEqualTo(24);
    }

    @Test
    void shareHeldOut_dependsOnItsSeed() throws IOException {
        Path folder = ImageFiles.folder(temp.resolve("data"), unsplit(50, 50));
        byte[] first = DataSets.pixels(open(folder).test());
        assertThat(DataSets.pixels(open(folder).test())).isEqualTo(first);
        ImageData other = DataSets.open(imageFolder(folder.toString()).splitSeed(1), 8, temp.resolve("cache"));
        assertThat(DataSets.pixels(other.test())).isNotEqualTo(first);
    }

    @Test
    void splitByClasses_holdsWholeClassesOut() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            files.put("train/c" + i + "/1.png", RED);
            files.put("test/c" + i + "/1.png", BLUE);
        }
        ImageFolder folder = imageFolder(
                        ImageFiles.folder(temp.resolve("data"), files).toString())
                .split(SplitBy.CLASSES)
                .testShare(0.3);
        ImageData data = DataSets.open(folder, 8, temp.resolve("cache"));
        assertThat(data.test().size()).isEqualTo(6);
        assertThat(data.train().size()).isEqualTo(14);
        assertThat(labels(data.train())).doesNotContain(labels(data.test()));
        ImageData other = DataSets.open(folder.splitSeed(1), 8, temp.resolve("cache"));
        assertThat(labels(other.test())).isNotEqualTo(labels(data.test()));
        assertThatThrownBy(() -> data.require(DataNeed.LABELS, "'knn'"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-split] 'knn'");
        data.require(DataNeed.TEST_LABELS, "'few-shot'");
    }

    @Test
    void foldersOfDifferentClasses_stayAsTheyAre() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("mini/train/a/1.png", RED);
        files.put("mini/train/b/1.png", RED);
        files.put("mini/val/c/1.png", RED);
        files.put("mini/test/d/1.png", BLUE);
        files.put("mini/test/e/1.png", BLUE);
        String archive = ImageFiles.zip(temp.resolve("mini.zip"), files).toString();
        ImageData data = DataSets.open(imageFolder(archive).split(SplitBy.CLASSES), 8, temp.resolve("cache"));
        assertThat(data.classes()).containsExactly("a", "b", "d", "e");
        assertThat(labels(data.train())).containsExactly(0, 1);
        assertThat(labels(data.test())).containsExactly(2, 3);
        assertThat(data.skipped()).isZero();
    }

    @Test
    void classLists_divideTheClasses() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of("apple", "bear", "cloud", "dolphin")) {
            files.put("cifar100/data/" + name + "/1.png", RED);
        }
        files.put("cifar100/splits/bertinetto/train.txt", "cloud\napple\n".getBytes(StandardCharsets.UTF_8));
        files.put("cifar100/splits/bertinetto/val.txt", "bear\n".getBytes(StandardCharsets.UTF_8));
        files.put("cifar100/splits/bertinetto/test.txt", "dolphin\n".getBytes(StandardCharsets.UTF_8));
        ImageData data = open(ImageFiles.zip(temp.resolve("fs.zip"), files));
        assertThat(data.classes()).containsExactly("apple", "cloud", "dolphin");
        assertThat(labels(data.train())).containsExactly(0, 1);
        assertThat(labels(data.test())).containsExactly(2);
    }

    @Test
    void imagesWithoutLabels_canOnlyBePretrainedOn() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        IntStream.range(0, 10).forEach(i -> files.put(i + ".png", RED));
        ImageFolder folder =
                imageFolder(ImageFiles.folder(temp.resolve("data"), files).toString());
        ImageData data = DataSets.open(folder.labels(ImageFolder.Labels.NONE), 8, temp.resolve("cache"));
        assertThat(data.pretraining().size()).isEqualTo(8);
        assertThat(data.train().size()).isZero();
        assertThat(labels(data.test())).containsExactly(ImageSet.UNLABELLED, ImageSet.UNLABELLED);
        data.require(DataNeed.TEST_IMAGES, "'sigma'");
        assertThatThrownBy(() -> data.require(DataNeed.LABELS, "'knn'"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-labels] 'knn' needs labelled test images");
        assertProblem(Path.of(folder.path()), "data-classes", "data.labels = none");
    }

    @Test
    void nestedFolders_areClassesOfTheirOwn() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String folder : List.of("Greek/character01", "Greek/character02", "Latin/character01")) {
            files.put("images/" + folder + "/1.png", RED);
            files.put("images/" + folder + "/2.png", BLUE);
        }
        assertThat(open(ImageFiles.zip(temp.resolve("letters.zip"), files)).classes())
                .containsExactly("Greek/character01", "Greek/character02", "Latin/character01");
    }

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
        ImageData data = open(ImageFiles.folder(temp.resolve("data"), files));
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
        assertThat(open(archive).skipped()).isEqualTo(5);
        assertThat(open(archive).train().size()).isEqualTo(3);
    }

    @Test
    void zipEntriesThatLeaveTheArchive_areSkipped() throws IOException {
        Map<String, byte[]> files = splits("");
        files.put("../train/red/up.png", RED);
        files.put("..\\train\\red\\up.png", RED);
        ImageData data = open(ImageFiles.zip(temp.resolve("evil.zip"), files));
        assertThat(data.skipped()).isEqualTo(2);
        assertThat(data.train().size()).isEqualTo(3);
    }

    @Test
    void entryThatExpandsWithoutEnd_isSkipped() throws IOException {
        Map<String, byte[]> files = splits("");
        files.put("train/red/bomb.png", new byte[64 << 20]);
        ImageData data = open(ImageFiles.zip(temp.resolve("bomb.zip"), files));
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
        assertProblem(archive, "data-archive", "cut.tar.gz");
        Path zip = ImageFiles.zip(temp.resolve("cut.zip"), splits(""));
        Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 100));
        assertProblem(zip, "data-archive", "cut.zip");
    }

    @Test
    void changedContent_isDecodedAgain() throws IOException {
        Path folder = ImageFiles.folder(temp.resolve("data"), splits(""));
        ImageData before = open(folder);
        Files.write(folder.resolve("test/blue/1.png"), RED);
        ImageData after = open(folder);
        assertThat(after.checksum()).isNotEqualTo(before.checksum());
        assertThat(DataSets.pixels(after.test(), 0)).startsWith(-1, 0, 0);
    }

    @Test
    void pathThatIsMissing_namesTheNearest() throws IOException {
        ImageFiles.folder(temp.resolve("photos"), splits(""));
        assertProblem(temp.resolve("fotos"), "data-path", "did you mean " + temp.resolve("photos"));
        assertThatThrownBy(() -> DataSets.open(imageFolder(), 8, temp))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[option-missing] data.path");
    }

    @Test
    void placesWithoutUsableImages_areReported() throws IOException {
        assertProblem(Files.createDirectory(temp.resolve("void")), "data-empty", "holds no images");
        assertProblem(
                ImageFiles.folder(temp.resolve("one"), Map.of("cat/1.png", RED, "cat/2.png", BLUE)),
                "data-classes",
                "at least two");
        assertProblem(
                ImageFiles.folder(temp.resolve("single"), Map.of("cat/1.png", RED, "dog/2.png", BLUE)),
                "data-empty",
                "held out");
        assertProblem(Files.write(temp.resolve("data.rar"), TEXT), "data-format", ".tar.xz");
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
        check.accept(open(path.orElseThrow()));
    }

    private ImageData open(Path path) {
        return DataSets.open(imageFolder(path.toString()), 8, temp.resolve("cache"));
    }

    private void assertProblem(Path path, String id, String part) {
        assertThatThrownBy(() -> open(path))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[" + id + "]")
                .hasMessageContaining(part);
    }

    private void assertSameAsFolder(ImageData data) throws IOException {
        ImageData folder = open(ImageFiles.folder(temp.resolve("data"), splits("")));
        assertThat(data.classes()).isEqualTo(folder.classes());
        assertThat(DataSets.pixels(data.train())).isEqualTo(DataSets.pixels(folder.train()));
        assertThat(DataSets.pixels(data.test())).isEqualTo(DataSets.pixels(folder.test()));
        assertThat(labels(data.train())).isEqualTo(labels(folder.train()));
    }

    private static OutputStream compressed(Path archive, String ending) throws Exception {
        OutputStream file = Files.newOutputStream(archive);
        CompressorStreamFactory factory = new CompressorStreamFactory();
        return switch (ending) {
            case "tar.gz", "tgz" -> factory.createCompressorOutputStream(CompressorStreamFactory.GZIP, file);
            case "tar.xz" -> factory.createCompressorOutputStream(CompressorStreamFactory.XZ, file);
            case "tar.bz2" -> factory.createCompressorOutputStream(CompressorStreamFactory.BZIP2, file);
            default -> file;
        };
    }

    /** In no helpful order, as archives are. */
    private static Map<String, byte[]> splits(String root) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(root + "test/red/1.png", RED);
        files.put(root + "train/blue/2.gif", BLUE);
        files.put(root + "train/red/2.PNG", RED);
        files.put(root + "test/blue/1.png", BLUE);
        files.put(root + "train/blue/1.bmp", ImageFiles.plain("bmp", 8, 40, 0x0000FE));
        return files;
    }

    private static Map<String, byte[]> unsplit(int cats, int dogs) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        IntStream.range(0, cats).forEach(i -> files.put("cat/" + i + ".png", ImageFiles.plain("png", 8, 8, i)));
        IntStream.range(0, dogs).forEach(i -> files.put("dog/" + i + ".png", ImageFiles.plain("png", 8, 8, i << 8)));
        return files;
    }

    private static int[] labels(ImageSet images) {
        return IntStream.range(0, images.size()).map(images::label).toArray();
    }
}
