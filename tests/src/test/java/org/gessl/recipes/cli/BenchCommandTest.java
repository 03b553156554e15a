package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gessl.recipes.bench.BenchReport;
import org.gessl.recipes.bench.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gessl bench} as a whole, on small settings and without a peer. */
final class BenchCommandTest extends CommandLineHarness {

    @TempDir
    private Path folder;

    @Test
    void bench_ofSomeParts_writesTheirFiguresAndComparesThem() {
        Path file = folder.resolve("bench.json");
        List<String> small =
                List.of("bench", "--only=step,checkpoint", "--widths=1", "--batch=4", "--rounds=1", "--peer=none");

        assertThat(gessl(small, "--json=" + file)).as(err.toString()).isZero();

        assertThat(BenchReport.read(file).results())
                .extracting(Result::name)
                .containsExactly(
                        "step/width-1/bare",
                        "step/width-1/whole",
                        "step/width-1/augmentation",
                        "step/width-1/ceiling",
                        "step/width-1/of-ceiling",
                        "checkpoint/width-1/write",
                        "checkpoint/width-1/read");
        assertThat(BenchReport.read(file).versions()).containsKeys("gessl", "tensorflow", "java");

        assertThat(gessl("bench", "--only=checkpoint", "--widths=1", "--peer=none", "--compare=" + file))
                .isZero();
        assertThat(out.toString()).containsPattern("checkpoint/width-1/read .* [0-9.]+ \\(was [0-9.]+\\)");
    }

    @Test
    void bench_ofTheData_tellsHowFastEachKindComes() {
        Path file = folder.resolve("bench.json");

        assertThat(gessl("bench", "--only=data", "--widths=1", "--batch=4", "--peer=none", "--json=" + file))
                .as(err.toString())
                .isZero();

        assertThat(BenchReport.read(file).results())
                .allSatisfy(result -> assertThat(result.median()).isPositive())
                .extracting(Result::name)
                .containsExactly("data/jpeg-folder", "data/cifar-binary", "data/store");
    }

    @Test
    void bench_withoutItsPeer_saysSoAndGoesOn() {
        assertThat(gessl("bench", "--only=step", "--widths=1", "--batch=4", "--rounds=1"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("the peer pytorch is not here").contains("step/width-1/bare");
    }

    @Test
    void bench_ofImpossibleSettings_isRefused() {
        assertThat(gessl("bench", "--only=stepp")).isEqualTo(2);
        assertThat(gessl("bench", "--rounds=0")).isEqualTo(2);
        assertThat(gessl("bench", "--compare=" + folder.resolve("none.json"))).isEqualTo(2);
        assertThat(err.toString())
                .contains("did you mean 'step'?", "--rounds = 0 must be at least 1", "is no report of gessl bench");
    }
}
