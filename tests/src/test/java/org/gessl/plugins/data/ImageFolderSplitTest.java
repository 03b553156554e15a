package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.plugins.data.FolderFiles.BLUE;
import static org.gessl.plugins.data.FolderFiles.RED;
import static org.gessl.plugins.data.FolderFiles.assertProblem;
import static org.gessl.plugins.data.FolderFiles.labels;
import static org.gessl.plugins.data.FolderFiles.open;
import static org.gessl.plugins.data.ImageFolder.imageFolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How folders of images become a training and a test part. */
class ImageFolderSplitTest {
    @TempDir
    Path temp;

    @Test
    void foldersWithoutSplit_holdAShareOfEachClassOut() throws IOException {
        ImageData data = open(ImageFiles.folder(temp.resolve("data"), unsplit(10, 20)), temp);
        assertThat(labels(data.test())).containsExactly(0, 0, 1, 1, 1, 1);
        assertThat(data.train().size()).isEqualTo(24);
    }

    @Test
    void shareHeldOut_dependsOnItsSeed() throws IOException {
        Path folder = ImageFiles.folder(temp.resolve("data"), unsplit(50, 50));
        byte[] first = DataSets.pixels(open(folder, temp).test());
        assertThat(DataSets.pixels(open(folder, temp).test())).isEqualTo(first);
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
        ImageData data = open(ImageFiles.zip(temp.resolve("fs.zip"), files), temp);
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
        assertProblem(Path.of(folder.path()), temp, "data-classes", "data.labels = none");
    }

    private static Map<String, byte[]> unsplit(int cats, int dogs) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        IntStream.range(0, cats).forEach(i -> files.put("cat/" + i + ".png", ImageFiles.plain("png", 8, 8, i)));
        IntStream.range(0, dogs).forEach(i -> files.put("dog/" + i + ".png", ImageFiles.plain("png", 8, 8, i << 8)));
        return files;
    }
}
