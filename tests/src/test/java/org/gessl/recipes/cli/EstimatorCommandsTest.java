package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gessl bench bilevel} and {@code gessl audit}, on small settings. */
final class EstimatorCommandsTest extends CommandLineHarness {
    private static final List<String> SMALL = List.of(
            "--set", "encoder.widths=4,4",
            "--set", "data.batchSize=8",
            "--set", "data.trainImages=20",
            "--set", "data.testImages=20",
            "--set", "augment.random-resized-crop.size=8");

    @TempDir
    private Path folder;

    @Test
    void bench_ofOneEstimator_printsARowAndWritesTheFile() throws IOException {
        Path csv = folder.resolve("rows.csv");

        assertThat(gessl(
                        "bench",
                        "bilevel",
                        "--width=1",
                        "--batch=4",
                        "--rounds=1",
                        "--steps=1",
                        "--estimators=first-order",
                        "--csv",
                        csv))
                .as(err.toString())
                .isZero();

        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).isEqualTo("estimator,inner_steps,median_ms,times_plain,peak_mib,second_order_share");
        assertThat(rows.get(1)).matches("none,0,[0-9.]+,1\\.0000,[1-9][0-9]+,");
        assertThat(rows.get(2)).matches("first-order,1,[0-9.]+,[0-9.]+,[1-9][0-9]+,0\\.0000");
        assertThat(out.toString().lines().toList().get(2)).startsWith("first-order ");
    }

    @Test
    void bench_ofAnOptionThatIsNotThere_hasARowThatSaysSo() {
        assertThat(gessl(
                        "bench",
                        "bilevel",
                        "--width=1",
                        "--batch=4",
                        "--rounds=1",
                        "--steps=1",
                        "--estimators=exact:depht=2"))
                .isZero();
        assertThat(out.toString()).containsPattern("exact:depht=2 +1  refused: .*gessl.hypergradient.depht");
    }

    @Test
    void bench_ofImpossibleSettings_isRefusedBeforeItMeasures() {
        assertThat(gessl("bench", "bilevel", "--rounds=0")).isEqualTo(2);
        assertThat(gessl("bench", "bilevel", "--steps=0")).isEqualTo(2);
        assertThat(gessl("bench", "bilevel", "--estimators=exakt")).isEqualTo(2);
        assertThat(gessl("bench", "bilevel", "--csv", folder.resolve("no/where.csv")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--rounds = 0 must be at least 1",
                        "innerSteps = 0",
                        "did you mean 'exact'?",
                        "[csv-unwritable]");
        assertThat(out.toString()).doesNotContain("times plain");
    }

    @Test
    void audit_ofAPlainPipeline_comparesEveryEstimatorAndAdvises() {
        assertThat(gessl(
                        "audit",
                        "quickstart",
                        SMALL,
                        "--set",
                        "gessl.hypergradient=none",
                        "--tasks=1",
                        "--estimators=first-order"))
                .as(err.toString())
                .isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("quickstart ").contains("K = 1, initial weights, 1 task");
        assertThat(lines.get(3)).matches("exact +1\\.0000 +0\\.00 % +1\\.0000 +0\\.00 % +[0-9.]+ +[1-9][0-9]+");
        assertThat(lines.get(4)).startsWith("first-order ");
        assertThat(lines.get(5)).startsWith("Take ");
        assertThat(lines).hasSize(6);
    }

    @Test
    void audit_ofARun_takesItsWeightsAndLeavesItAsItWas() throws IOException {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, SMALL, "--set", "train.maxSteps=2");
        Path checkpoint = run.resolve("checkpoints/step-000000002.safetensors");
        byte[] before = Files.readAllBytes(checkpoint);
        out.getBuffer().setLength(0);

        assertThat(gessl("audit", "--run", run, "--tasks=1", "--estimators=exact", "--set", "gessl.innerSteps=2"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("K = 2, weights of step 2, 1 task");
        assertThat(Files.readAllBytes(checkpoint)).isEqualTo(before);
    }

    @Test
    void audit_ofNothing_isRefused() {
        assertThat(gessl("audit")).isEqualTo(2);
        assertThat(gessl("audit", "quickstart", "--tasks=0")).isEqualTo(2);
        assertThat(gessl("audit", "--run", folder.resolve("none"))).isEqualTo(2);
        assertThat(err.toString()).contains("RECIPE", "--tasks = 0 must be at least 1", "[run-unknown]");
    }
}
