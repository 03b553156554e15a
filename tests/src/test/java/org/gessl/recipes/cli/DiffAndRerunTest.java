package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs side by side, and one run made again. */
final class DiffAndRerunTest extends CommandLineHarness {
    @TempDir
    private Path folder;

    @Test
    void diff_ofRunsWithOtherSettings_namesEachDifferenceAndTheResults() {
        Path a = run("a");
        Path b = run("b", "--set", "loss.temperature=0.7", "--set", "train.seed=3");
        out.getBuffer().setLength(0);

        assertThat(gessl("diff", a, b)).as(err.toString()).isZero();

        assertThat(lines("loss.temperature")).contains("0.7");
        assertThat(lines("train.seed")).containsPattern("\\b0\\b.*\\b3\\b");
        assertThat(lines("knn-5 trained")).isNotEmpty();
        assertThat(out.toString()).doesNotContain("data.batchSize").doesNotContain("data checksum");
    }

    @Test
    void diff_ofARunWithItself_saysThatNothingDiffers() {
        Path a = run("a");
        out.getBuffer().setLength(0);

        assertThat(gessl("diff", a, a)).isZero();

        assertThat(out.toString()).contains("same settings, data, software and machine");
        assertThat(lines("knn-5 trained")).endsWith("+0.000");
    }

    @Test
    void diff_ofSomethingElse_isRefused() throws IOException {
        Path a = run("a");
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("run.json"), "{\"recipe\":");

        assertThat(gessl("diff", a, folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(gessl("diff", broken, a)).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("[run-unknown]"));
    }

    @Test
    void rerun_ofAFinishedRun_givesTheSameFigures() {
        Path a = run("a", "--set", "loss.temperature=0.7");
        out.getBuffer().setLength(0);

        assertThat(gessl("rerun", a, "--out", folder.resolve("again")))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("the same figures as " + a);
        assertThat(folder.resolve("again")).isDirectoryContaining("glob:**/{spec.txt,run.json,summary.json}");
    }

    @Test
    void rerun_whoseFiguresDiffer_namesThemAndFails() throws IOException {
        Path a = run("a");
        Path summary = a.resolve("summary.json");
        Files.writeString(
                summary, Files.readString(summary).replaceAll("(\"trained\"\\s*:\\s*)[0-9.]+", "$1" + "99.99"));

        assertThat(gessl("rerun", a, "--out", folder.resolve("again"))).isEqualTo(1);

        assertThat(lines("knn-5 trained differs: 99.99 then")).isNotEmpty();
        assertThat(out.toString()).contains("not the same figures as " + a);
    }

    @Test
    void rerun_onOtherData_isRefusedAndLeavesNothing() throws IOException {
        Path a = run("a");
        Path info = a.resolve("run.json");
        Files.writeString(
                info, Files.readString(info).replaceAll("(\"data_checksum\"\\s*:\\s*\")[^\"]+", "$1" + "other"));

        assertThat(gessl("rerun", a, "--out", folder.resolve("again"))).isEqualTo(2);

        assertThat(err.toString()).contains("[data-changed]");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    private Path run(String name, String... settings) {
        Path path = folder.resolve(name);
        assertThat(gessl("run", "quickstart", "--out", path, SMALL, FEW_SHAPES, List.of(settings)))
                .as(err.toString())
                .isZero();
        return path;
    }
}
