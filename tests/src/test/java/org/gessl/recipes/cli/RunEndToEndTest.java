package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gessl.testing.SharedData;
import org.gessl.toys.SourceJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line from recipe to summary, on small settings. */
final class RunEndToEndTest extends CommandLineHarness {
    @TempDir
    private Path folder;

    @Test
    void run_ofQuickstart_leavesEverythingThatARunLeaves() throws IOException {
        Path run = folder.resolve("run");

        assertThat(gessl("run", "quickstart", "--out", run, SMALL, FEW_SHAPES))
                .as(err.toString())
                .isZero();

        assertThat(out.toString().lines().reduce((a, b) -> b)).contains(run.toString());
        assertThat(run)
                .isDirectoryContaining("glob:**/{spec.txt,run.json,metrics.jsonl,summary.json,events,checkpoints}");
        JsonNode summary =
                new ObjectMapper().readTree(run.resolve("summary.json").toFile());
        assertThat(summary.path("recipe").asText()).isEqualTo("quickstart");
        assertThat(summary.path("steps").asInt()).isEqualTo(4);
        assertThat(summary.path("seconds").path("train").asDouble()).isPositive();
        assertThat(summary.path("peak_memory_mib").asInt()).isPositive();
        for (String encoder : List.of("trained", "untrained", "pixels")) {
            assertThat(summary.path("evaluation").path("knn-5").path(encoder).asDouble())
                    .as(encoder)
                    .isBetween(0.0, 100.0);
        }
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(4);
    }

    @Test
    void resume_ofAFinishedRun_onlyEvaluatesAgain() {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, SMALL, FEW_SHAPES);
        String figures = lines("knn");
        out.getBuffer().setLength(0);

        assertThat(gessl("run", "--resume", run)).as(err.toString()).isZero();

        assertThat(lines("knn")).isEqualTo(figures);
    }

    @Test
    void run_intoAnExistingRun_isRefusedWithTheWayOn() {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, SMALL, FEW_SHAPES);

        assertThat(gessl("run", "quickstart", "--out", run, SMALL, FEW_SHAPES)).isEqualTo(2);

        assertThat(err.toString()).contains("[run-exists]").contains("--resume");
    }

    @Test
    void run_withResumeAndMore_isRefused() {
        assertThat(gessl("run", "quickstart", "--resume", folder)).isEqualTo(2);
        assertThat(err.toString()).contains("--resume takes recipe and settings from its run directory");
    }

    @Test
    void run_withoutItsData_saysWhichOptionIsMissing() {
        assertThat(gessl("run", "simclr-cifar10", "--out", folder.resolve("none")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("data.path");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void run_onARealFolderOfImages_trains() {
        Optional<Path> archive = SharedData.find("data/tiny-imagenet-10.tar.xz");
        assumeThat(archive).isPresent();

        assertThat(gessl(
                        "run",
                        "simclr-gessl-cifar10",
                        "--out",
                        folder.resolve("real"),
                        SMALL,
                        List.of(
                                "--set",
                                "data=image-folder",
                                "--set",
                                "data.path=" + archive.get(),
                                "--set",
                                "train.maxSteps=3")))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("5,000 training and 500 test images of 32 x 32, 10 classes");
    }

    @Test
    void run_withLossAndAugmentationOfAForeignJar_trainsWithThem() throws IOException, URISyntaxException {
        Path jar = SourceJar.compile(
                folder,
                "acme.jar",
                Path.of(RunEndToEndTest.class.getResource("/acme").toURI()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader classPath =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(classPath);

            assertThat(gessl(
                            "run",
                            "quickstart",
                            "--out",
                            folder.resolve("foreign"),
                            SMALL,
                            FEW_SHAPES,
                            List.of(
                                    "--set",
                                    "loss=alignment",
                                    "--set",
                                    "loss.margin=0.1",
                                    "--set",
                                    "augment=random-resized-crop,negative",
                                    "--set",
                                    "augment.negative.strength=0.5")))
                    .as(err.toString())
                    .isZero();
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(folder.resolve("foreign/spec.txt"))
                .content()
                .contains("alignment(margin=0.1)")
                .contains("negative(strength=0.5)");
    }
}
