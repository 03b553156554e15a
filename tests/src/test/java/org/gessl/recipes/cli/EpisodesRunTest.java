package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose tasks come from two data sets, described in a file. */
final class EpisodesRunTest extends CommandLineHarness {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeImages() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            files.put("red/" + i + ".png", ImageFiles.plain("png", 9, 9, 0xFF0000 + 20 * i));
            files.put("blue/" + i + ".png", ImageFiles.plain("png", 9, 9, 0x0000FF + 0x1400 * i));
        }
        ImageFiles.folder(folder.resolve("images"), files);
    }

    @Test
    void run_withEpisodesInAFile_trainsOnThemAndEvaluatesOnItsData() throws IOException {
        assertThat(run("gessl.split: data-sets", "gessl.tasks: 2"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .contains("shapes: 40 training and 20 test images of 8 x 8")
                .contains("2 classes");
        assertThat(folder.resolve("run/spec.txt"))
                .content()
                .contains("episodes   weight=2.0 shapes(trainImages=40")
                .contains("weight=1.0 image-folder(");
        assertThat(folder.resolve("run/summary.json")).content().contains("knn");
    }

    @Test
    void resume_afterAnImageOfAnEpisodeHasChanged_isRefused() throws IOException {
        assertThat(run("gessl.split: views")).as(err.toString()).isZero();
        Files.write(folder.resolve("images/red/0.png"), ImageFiles.plain("png", 9, 9, 0x123456));

        assertThat(gessl("run", "--resume", folder.resolve("run").toString())).isEqualTo(2);

        assertThat(err.toString()).contains("[data-changed]");
    }

    @Test
    void run_withDataSetsSplitOfASingleSet_isRefused() throws IOException {
        assertThat(run("gessl.split: data-sets", "episodes: shapes")).isEqualTo(2);

        assertThat(err.toString()).contains("[episodes-sets] gessl.split = data-sets needs at least 2 data sets");
    }

    @Test
    void audit_withDataSetsSplit_comparesTheEstimatorsOnCrossedTasks() throws IOException {
        Path file = settings("gessl.split: data-sets");

        assertThat(gessl("audit", "quickstart", "--tasks=2", "--estimators=first-order", "--config", file.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .containsPattern("exact +1\\.0000 +0\\.00 %.* [1-9][0-9]+\\R")
                .containsPattern("first-order +0\\.[0-9]+ .* [1-9][0-9]+\\R");
    }

    /** Runs the quickstart with {@link #settings}. */
    private int run(String... settings) throws IOException {
        Path file = settings(settings);
        return gessl("run", "quickstart", "--out", folder.resolve("run").toString(), "--config", file.toString());
    }

    /** Few images, from two data sets unless {@code settings} say otherwise. */
    private Path settings(String... settings) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                data: {trainImages: 40, testImages: 20, batchSize: 4, imageSize: 8}
                encoder.widths: 4
                augment: horizontal-flip
                train.maxSteps: 2
                """);
        boolean single = String.join("\n", settings).contains("episodes:");
        if (!single) {
            yaml.append("episodes: [shapes, image-folder]\n")
                    .append("episodes.image-folder.path: ")
                    .append(folder.resolve("images"))
                    .append('\n');
        }
        yaml.append("episodes.shapes: {trainImages: 40, testImages: 20, weight: 2}\n");
        yaml.append(String.join("\n", settings)).append('\n');
        return Files.writeString(folder.resolve("settings.yaml"), yaml);
    }
}
