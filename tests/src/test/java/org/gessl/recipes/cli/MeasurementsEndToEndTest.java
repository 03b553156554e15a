package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protocols after a run, during it, and for a finished one. */
final class MeasurementsEndToEndTest extends CommandLineHarness {
    private static final List<String> FEW_SHOTS = List.of(
            "--set",
            "evaluate.few-shot.ways=2",
            "--set",
            "evaluate.few-shot.shots=1",
            "--set",
            "evaluate.few-shot.queries=2",
            "--set",
            "evaluate.few-shot.episodes=20");

    @TempDir
    private Path folder;

    @Test
    void protocol_thatTheDataCannotServe_isRefusedBeforeTraining() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        IntStream.range(0, 40).forEach(i -> files.put(i + ".png", ImageFiles.plain("png", 8, 8, i)));
        List<String> photos = List.of(
                "--set",
                "data=image-folder",
                "--set",
                "data.labels=none",
                "--set",
                "data.path=" + ImageFiles.folder(folder.resolve("photos"), files));
        Path run = folder.resolve("run");

        assertThat(gessl("run", "quickstart", "--out", run, SMALL, photos)).isEqualTo(2);

        assertThat(err.toString().strip())
                .isEqualTo(
                        "[data-labels] 'knn' needs labelled test images, and those of 'image-folder' have no labels: add"
                                + " them, or leave 'knn' out");
        assertThat(run.resolve("metrics.jsonl")).doesNotExist();
        assertThat(gessl(
                        "run",
                        "quickstart",
                        "--out",
                        folder.resolve("other"),
                        SMALL,
                        photos,
                        List.of("--set", "evaluate=geometry")))
                .as(err.toString())
                .isZero();
    }

    @Test
    void evaluate_ofARun_findsTheSameFiguresAgain() throws IOException {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, SMALL, FEW_SHAPES);
        String figures = lines("knn");
        Files.delete(run.resolve("summary.json"));
        out.getBuffer().setLength(0);

        assertThat(gessl("evaluate", run)).as(err.toString()).isZero();

        assertThat(lines("knn")).isEqualTo(figures).contains("knn-5");
        assertThat(run.resolve("summary.json")).exists();
    }

    @Test
    void evaluate_byOtherProtocols_addsTheirFigures() throws IOException {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, SMALL, FEW_SHAPES);
        String hash = summary(run).path("spec_hash").asText();
        out.getBuffer().setLength(0);

        assertThat(gessl("evaluate", run, "--protocol", "linear,few-shot", FEW_SHOTS))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .containsPattern("linear-top1 +trained +[0-9.]+ % +untrained +[0-9.]+ % +pixels +[0-9.]+ %")
                .containsPattern("few-shot-2w1s +trained +[0-9.]+ % \\+- [0-9.]+ %")
                .doesNotContain("ci95", "knn-5");
        JsonNode evaluation = summary(run).path("evaluation");
        for (String figure : List.of("knn-5", "linear-top1", "linear-top5", "few-shot-2w1s", "few-shot-2w1s-ci95")) {
            assertThat(evaluation.path(figure).has("trained")).as(figure).isTrue();
        }
        assertThat(summary(run).path("spec_hash").asText()).isEqualTo(hash).isNotEmpty();
    }

    @Test
    void evaluate_byWhatTheDataCannotServe_isRefusedInOneLine() {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, SMALL, FEW_SHAPES);

        assertThat(gessl("evaluate", run, "--protocol", "few-shot")).isEqualTo(2);
        assertThat(err.toString().strip().lines())
                .singleElement()
                .asString()
                .contains("[few-shot-images]", "few-shot.queries = 15");
    }

    @Test
    void evaluate_withAnOptionOfTheTraining_isRefused() {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, SMALL, FEW_SHAPES);

        assertThat(gessl("evaluate", run, "--set", "loss.temperature=0.3")).isEqualTo(2);
        assertThat(err.toString()).contains("[evaluate-option] --set loss.temperature=0.3");
        err.getBuffer().setLength(0);

        assertThat(gessl("evaluate", run, "--protocol", "linaer")).isEqualTo(2);
        assertThat(err.toString()).contains("[plugin-unknown]", "did you mean 'linear'");
    }

    @Test
    void run_withAProtocolThatTheDataCannotServe_isRefusedBeforeTraining() {
        Path run = folder.resolve("run");

        assertThat(gessl("run", "quickstart", "--out", run, SMALL, FEW_SHAPES, "--set", "evaluate=knn,few-shot"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("[few-shot-images]");
        assertThat(run.resolve("metrics.jsonl")).doesNotExist();
    }

    @Test
    void run_withProbesWhileItTrains_hasTheirFiguresAsMetrics() throws IOException {
        Path run = folder.resolve("run");

        assertThat(gessl(
                        "run",
                        "quickstart",
                        "--out",
                        run,
                        SMALL,
                        FEW_SHAPES,
                        List.of("--set", "train.measure=knn,linear", "--set", "train.measure.linear.maxIterations=20"),
                        List.of("--set", "train.measureEpochs=0.5")))
                .as(err.toString())
                .isZero();

        List<String> metrics = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(metrics.get(0)).doesNotContain("linear-top1");
        assertThat(metrics.get(1)).contains("\"knn-5\":", "\"linear-top1\":");
        assertThat(metrics.get(3)).contains("\"knn-5\":", "\"linear-top1\":");
    }

    @Test
    void run_withMeasurementsOfTheRepresentation_reportsThemWithTheirUnits() throws IOException {
        Path run = folder.resolve("run");

        assertThat(gessl(
                        "run",
                        "quickstart",
                        "--out",
                        run,
                        SMALL,
                        FEW_SHAPES,
                        List.of("--set", "evaluate=knn,sigma,geometry"),
                        List.of("--set", "evaluate.sigma.steps=2", "--set", "evaluate.sigma.tasks=1"),
                        List.of("--set", "train.measure=sigma", "--set", "train.measure.sigma.steps=1"),
                        List.of("--set", "train.measureEpochs=0.5")))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .containsPattern("knn-5 +trained +[0-9.]+ % +untrained +[0-9.]+ % +pixels +[0-9.]+ %")
                .containsPattern("sigma +trained [0-9.e-]+ nat +untrained [0-9.e-]+ nat\\R")
                .containsPattern("effective-rank +trained [0-9.]+ +untrained [0-9.]+\\R")
                .contains("alignment", "uniformity");
        JsonNode evaluation = new ObjectMapper()
                .readTree(run.resolve("summary.json").toFile())
                .path("evaluation");
        assertThat(evaluation.path("effective-rank").path("trained").asDouble()).isGreaterThanOrEqualTo(1);
        assertThat(evaluation.path("sigma").has("pixels")).isFalse();
        List<String> metrics = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(metrics.get(0)).doesNotContain("\"sigma\"");
        assertThat(metrics.get(1)).contains("\"sigma\":", "\"effective-rank\":", "\"threshold/max\":");
        String figures = lines("untrained");
        out.getBuffer().setLength(0);

        assertThat(gessl("evaluate", run)).as(err.toString()).isZero();

        assertThat(lines("untrained")).isEqualTo(figures).contains("sigma");
    }

    private static JsonNode summary(Path run) throws IOException {
        return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    }
}
