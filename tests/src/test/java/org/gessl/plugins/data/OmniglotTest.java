package org.gessl.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.gessl.plugins.data.Omniglot.omniglot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.spec.UserException;
import org.gessl.testing.ImageFiles;
import org.gessl.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OmniglotTest {

    @TempDir
    Path temp;

    @Test
    void drawings_areHeldOutOfEachCharacter() throws IOException {
        ImageData data = open(omniglot().path(background()));
        assertThat(data.classes()).containsExactly("Greek/character01", "Greek/character02", "Latin/character01");
        assertThat(labels(data.test())).containsExactly(0, 1, 2);
        assertThat(data.train().size()).isEqualTo(3 * 4);
    }

    @Test
    void characters_areHeldOutWhole() throws IOException {
        ImageData data = open(omniglot().path(background()).split(SplitBy.CLASSES));
        assertThat(data.test().size()).isEqualTo(5);
        assertThat(labels(data.train())).doesNotContain(labels(data.test()));
    }

    @Test
    void backgroundAndEvaluation_areThePublishedSplit() throws IOException {
        Omniglot both = omniglot().path(background(), evaluation());
        ImageData classes = open(both.split(SplitBy.CLASSES));
        assertThat(classes.train().size()).isEqualTo(15);
        assertThat(classes.classes().get(classes.test().label(0))).isEqualTo("Angelic/character01");
        assertThat(classes.test().size()).isEqualTo(5);
    }

    @Test
    void drawingInSeveralArchives_countsOnce() throws IOException {
        String small = archive("images_background_small1", List.of("Greek/character01"));
        String folder = ImageFiles.folder(temp.resolve("unpacked"), drawings("", List.of("Latin/character01")))
                .toString();
        ImageData data = open(omniglot().path(small, background(), folder));
        assertThat(data.train().size() + data.test().size()).isEqualTo(15);
        assertThat(data.skipped()).isZero();
    }

    @Test
    void pathThatIsMissing_isNamed() throws IOException {
        String archive = background();
        assertThatThrownBy(() -> open(omniglot())).hasMessageContaining("[option-missing] data.path");
        assertThatThrownBy(() -> open(omniglot().path(archive, archive + "x")))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("[data-path] data.path = " + archive + "x");
    }

    @Test
    void smallBackgroundSets_asPublished_shareTwoAlphabets() {
        assumeThat(SharedData.find("data/omniglot-background-small2.zip")).isPresent();
        String[] archives = IntStream.of(1, 2)
                .mapToObj(i -> SharedData.find("data/omniglot-background-small" + i + ".zip")
                        .orElseThrow()
                        .toString())
                .toArray(String[]::new);
        ImageData data = open(omniglot().path(archives));
        assertThat(data.classes()).hasSize(136 + 156 - 50);
        assertThat(data.train().size() + data.test().size()).isEqualTo(20 * (136 + 156 - 50));
    }

    private ImageData open(Omniglot options) {
        return DataSets.open(options, 8, temp.resolve("cache"));
    }

    private String background() throws IOException {
        return archive("images_background", List.of("Greek/character01", "Greek/character02", "Latin/character01"));
    }

    private String evaluation() throws IOException {
        return archive("images_evaluation", List.of("Angelic/character01"));
    }

    private String archive(String root, List<String> characters) throws IOException {
        return ImageFiles.zip(temp.resolve(root + ".zip"), drawings(root + "/", characters))
                .toString();
    }

    private static Map<String, byte[]> drawings(String root, List<String> characters) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String character : characters) {
            for (int i = 1; i <= 5; i++) {
                files.put(root + character + "/0001_0" + i + ".png", ImageFiles.plain("png", 8, 8, 0xFFFFFF));
            }
        }
        return files;
    }

    private static int[] labels(ImageSet images) {
        return IntStream.range(0, images.size()).map(images::label).toArray();
    }
}
