package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.gessl.plugins.data.ImageNet.imageNet;
import static org.gessl.plugins.data.TinyImageNet.tinyImageNet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.ImageFiles;
import org.gessl.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNetTest {
    private static final byte[] RED = ImageFiles.plain("png", 8, 8, 0xFF0000);

    @TempDir
    Path temp;

    @Test
    void tinyImageNet_readsAnnotationsAndWords() throws IOException {
        ImageData data = open(tinyImageNet()
                .path(ImageFiles.zip(temp.resolve("tiny.zip"), tiny()).toString()));
        assertThat(data.classes()).containsExactly("crane (n03)", "crane (n04)", "goldfish");
        assertThat(data.train().size()).isEqualTo(4);
        assertThat(labels(data.test())).containsExactly(2, 0);
        assertThat(data.skipped()).isZero();
    }

    @Test
    void tinyImageNet_readsOnlyItsListedClasses() throws IOException {
        Map<String, byte[]> files = tiny();
        files.put("tiny/wnids.txt", text("n04\nn01\n"));
        ImageData data = open(tinyImageNet().path(folder(files)));
        assertThat(data.classes()).containsExactly("crane", "goldfish");
        assertThat(data.train().size()).isEqualTo(3);
        assertThat(data.test().size()).isEqualTo(1);
    }

    @Test
    void tinyImageNetWithoutAnnotations_isRefused() throws IOException {
        Map<String, byte[]> files = tiny();
        files.remove("tiny/val/val_annotations.txt");
        assertRefused(tinyImageNet().path(folder(files)), "data-labels", "val_annotations.txt");
    }

    @Test
    void tinyImageNetWithoutVal_hasNoTestImages() throws IOException {
        Map<String, byte[]> files = tiny();
        files.keySet().removeIf(path -> path.contains("/val/"));
        ImageData data = open(tinyImageNet().path(folder(files)));
        assertThat(data.test().size()).isZero();
        assertThatThrownBy(() -> data.require(DataNeed.LABELS, "'knn'"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-test] 'knn' needs test images, and 'tiny-imagenet' has none")
                .hasMessageContaining("data.testShare");
    }

    @Test
    void tinyImageNet_asPublished_isRead() {
        assumeThat(SharedData.find("data/tiny-imagenet-10.tar.xz")).isPresent();
        Path archive = SharedData.find("data/tiny-imagenet-10.tar.xz").orElseThrow();
        ImageData data = open(tinyImageNet().path(archive.toString()));
        assertThat(data.classes()).hasSize(10).contains("lemon");
        assertThat(data.train().size()).isEqualTo(5000);
        assertThat(data.test().size()).isEqualTo(500);
        assertThat(data.skipped()).isZero();
    }

    @Test
    void valInClassFolders_isHeldOut() throws IOException {
        ImageData data = open(imageNet().path(folder(folders())));
        assertThat(data.classes()).containsExactly("n01", "n02", "n03");
        assertThat(labels(data.test())).containsExactly(0, 1);
    }

    @Test
    void classList_leavesOtherClassesOut() throws IOException {
        ImageData data = open(imageNet().path(folder(folders())).classes(file("n03\nn01 goldfish, Carassius\n")));
        assertThat(data.classes()).containsExactly("goldfish", "n03");
        assertThat(data.train().size()).isEqualTo(2);
        assertThat(labels(data.test())).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n02\nn01\n",
                "val_00000001.JPEG n02\nval_00000002.JPEG n01\n",
                "ImageId,PredictionString\nval_00000002,n01 85 1 499 272\nval_00000001,n02 1 1 2 2 n02 3 3 4 4\n",
                "val_00000001.JPEG\tn02\t0\t0\nval_00000002.JPEG\tn01\t0\t0\n"
            })
    void flatVal_takesItsClassesFromAFile(String lines) throws IOException {
        Map<String, byte[]> files = folders();
        files.keySet().removeIf(path -> path.startsWith("val/"));
        files.put("val/val_00000001.JPEG", RED);
        files.put("val/val_00000002.JPEG", RED);
        ImageData data = open(imageNet().path(folder(files)).valLabels(file(lines)));
        assertThat(labels(data.test())).containsExactly(1, 0);
        assertRefused(imageNet().path(folder(files)), "data-labels", "data.valLabels");
    }

    @Test
    void kaggleLayout_isRead() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        folders().forEach((path, image) -> {
            if (path.startsWith("train/")) {
                files.put("ILSVRC/Data/CLS-LOC/" + path, image);
            }
        });
        files.put("ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000001.JPEG", RED);
        files.put("ILSVRC/Data/CLS-LOC/test/ILSVRC2012_test_00000001.JPEG", RED);
        files.put("ILSVRC/Annotations/CLS-LOC/train/n01/n01_1.xml", text("<a/>"));
        files.put("LOC_val_solution.csv", text("ImageId,PredictionString\nILSVRC2012_val_00000001,n02 1 2 3 4\n"));
        files.put("LOC_synset_mapping.txt", text("n01 tench, Tinca tinca\nn02 goldfish\nn03 shark\n"));
        ImageData data = open(imageNet().path(folder(files)));
        assertThat(data.classes()).containsExactly("goldfish", "shark", "tench");
        assertThat(labels(data.test())).containsExactly(0);
        assertThat(data.skipped()).isZero();
    }

    @Test
    void wrongClassFiles_areNamed() throws IOException {
        DataSpec missing = imageNet().path(folder(folders())).classes(file("n01\nn09\n"));
        assertRefused(missing, "data-classes", "1 of the 2 classes in data.classes", "n09");
        assertRefused(imageNet().path(folder(folders())).classes("/nowhere"), "data-path", "data.classes = /nowhere");
        assertRefused(imageNet().path(folder(folders())).valLabels(file("\n")), "data-classes", "data.valLabels");
    }

    private ImageData open(DataSpec spec) {
        return DataSets.open(spec, 8, temp.resolve("cache"));
    }

    private void assertRefused(DataSpec spec, String id, String... parts) {
        assertThatThrownBy(() -> open(spec))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[" + id + "]")
                .hasMessageContainingAll(parts);
    }

    private String folder(Map<String, byte[]> files) throws IOException {
        return ImageFiles.folder(Files.createTempDirectory(temp, "imagenet"), files)
                .toString();
    }

    private String file(String lines) throws IOException {
        return Files.writeString(Files.createTempFile(temp, "lines", ".txt"), lines)
                .toString();
    }

    private static Map<String, byte[]> folders() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String id : new String[] {"n01", "n02", "n03"}) {
            files.put("train/" + id + "/" + id + "_1.JPEG", RED);
        }
        files.put("val/n01/val_1.JPEG", RED);
        files.put("val/n02/val_2.JPEG", RED);
        return files;
    }

    private static Map<String, byte[]> tiny() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("tiny/wnids.txt", text("n04\nn01\nn03\nn99\n"));
        files.put("tiny/words.txt", text("n01\tgoldfish, Carassius auratus\nn03\tcrane\nn04\tcrane\nn50\tother\n"));
        files.put("tiny/train/n01/images/n01_0.JPEG", RED);
        files.put("tiny/train/n01/images/n01_1.JPEG", RED);
        files.put("tiny/train/n01/n01_boxes.txt", text("n01_0.JPEG\t0\t1\t2\t3\n"));
        files.put("tiny/train/n03/images/n03_0.JPEG", RED);
        files.put("tiny/train/n04/images/n04_0.JPEG", RED);
        files.put("tiny/val/images/val_0.JPEG", RED);
        files.put("tiny/val/images/val_1.JPEG", RED);
        files.put("tiny/val/val_annotations.txt", text("val_0.JPEG\tn01\t0\t0\t9\t9\nval_1.JPEG\tn03\t0\t0\t9\t9\n"));
        files.put("tiny/test/images/test_0.JPEG", RED);
        return files;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int[] labels(ImageSet images) {
        return IntStream.range(0, images.size()).map(images::label).toArray();
    }
}
