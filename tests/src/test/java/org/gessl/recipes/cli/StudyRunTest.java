package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Cell;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Study;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.RunInfo;
import org.gessl.framework.train.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of a toy study, whose cells are trained by a fake. */
final class StudyRunTest {
    private static final String AGAIN = "gessl run toy";

    private final StringWriter out = new StringWriter();
    private final List<String> trained = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void run_ofCellsThatReachTheBound_printsThemAndKeepsThemAsCsv() throws IOException {
        assertThat(run(this::finishes)).isZero();

        assertThat(trained).containsExactly("a-plain", "b-plain");
        assertThat(out.toString().lines())
                .containsExactly(
                        "toy: 2 cells; about 3 minutes on two cores",
                        "cell     score  missing  seconds  peak_mib",
                        "a-plain  50.25        -     12.3       700",
                        "b-plain  50.25        -     12.3       700",
                        "all 2 cells reach what toy expects");
        assertThat(csv())
                .containsExactly("method,score,missing,seconds,peak_mib", "a,50.25,,12.3,700", "b,50.25,,12.3,700");
    }

    @Test
    void run_ofFinishedCells_trainsNothing() throws IOException {
        run(this::finishes);
        trained.clear();
        out.getBuffer().setLength(0);

        assertThat(run(this::finishes)).isZero();

        assertThat(trained).isEmpty();
        assertThat(out.toString()).startsWith("toy: 2 cells, 2 of them done before" + System.lineSeparator());
        assertThat(csv()).hasSize(3);
    }

    @Test
    void run_interrupted_saysHowToGoOnAndGoesOnThere() throws IOException {
        assertThat(run(run -> run.cell().name().startsWith("b") ? begins(run) : finishes(run)))
                .isEqualTo(130);
        assertThat(out.toString()).endsWith("go on with: " + AGAIN + System.lineSeparator());
        assertThat(csv()).hasSize(2);
        trained.clear();

        assertThat(run(this::finishes)).isZero();

        assertThat(trained).containsExactly("b-plain");
        assertThat(csv()).hasSize(3);
    }

    @Test
    void run_withAFailedCell_goesOnAndExitsWithOne() throws IOException {
        assertThat(run(run -> run.cell().name().startsWith("a") ? fails(run) : finishes(run)))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains("a-plain  failed: out of luck")
                .contains("1 of 2 cells miss what toy expects:")
                .contains("  a-plain: failed; see " + folder.resolve("a-plain.log"));
        assertThat(csv()).containsExactly("method,score,missing,seconds,peak_mib", "a,,,,", "b,50.25,,12.3,700");
    }

    @Test
    void run_withACellBelowTheBound_listsItAndExitsWithOne() {
        assertThat(run(run -> finishes(run, run.cell().name().startsWith("a") ? 9 : 50)))
                .isEqualTo(1);

        assertThat(out.toString()).contains("1 of 2 cells miss what toy expects:", "  a-plain: score 9");
    }

    @Test
    void run_whereADirectoryHoldsAnotherPipeline_refusesBeforeAnythingRuns() {
        run(this::finishes);
        trained.clear();

        assertThatThrownBy(
                        () -> new StudyRun(new Toy(), runs("another"), table(), printer()).run(this::finishes, AGAIN))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[study-changed]")
                .hasMessageContaining(folder.resolve("a-plain").toString());
        assertThat(trained).isEmpty();
    }

    @Test
    void table_whoseFileCannotBeWritten_refusesAtOnce() {
        assertThatThrownBy(() -> new StudyTable(new Toy(), printer(), Optional.of(folder.resolve("no/table.csv"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[csv-unwritable]");
    }

    @Test
    void settings_ofTheUser_leaveWhatMakesTheCell() {
        Cell cell = new Cell("c", List.of("c"), "quickstart", List.of("gessl.hypergradient=none"), Duration.ZERO);

        assertThat(CellRun.settings(cell, List.of("gessl.hypergradient=exact", "data=cifar-10")))
                .containsExactly("gessl.hypergradient=none", "data=cifar-10");
    }

    @Test
    void arguments_ofANewAndOfABegunRun_startAndResumeIt() throws IOException {
        CellProcess process = new CellProcess(Optional.of(Path.of("f.yaml")), false, () -> false, Duration.ZERO);
        CellRun run = runs("hash").get(0);

        assertThat(process.arguments(run))
                .containsExactly(
                        "run",
                        "a",
                        "--out",
                        folder.resolve("a-plain").toString(),
                        "--config",
                        "f.yaml",
                        "--set",
                        "x=1");
        begins(run);
        assertThat(process.arguments(run))
                .containsExactly("run", "--resume", folder.resolve("a-plain").toString());
    }

    private int run(CellRunner runner) {
        return new StudyRun(new Toy(), runs("hash"), table(), printer()).run(runner, AGAIN);
    }

    private List<CellRun> runs(String hash) {
        return new Toy()
                .cells().stream()
                        .map(cell -> new CellRun(cell, cell.settings(), hash, folder.resolve(cell.name())))
                        .toList();
    }

    private StudyTable table() {
        return new StudyTable(new Toy(), printer(), Optional.of(folder.resolve("table.csv")));
    }

    private PrintWriter printer() {
        return new PrintWriter(out, true);
    }

    private List<String> csv() throws IOException {
        return Files.readAllLines(folder.resolve("table.csv"));
    }

    private CellRunner.End finishes(CellRun run) {
        return finishes(run, 50.25);
    }

    private CellRunner.End finishes(CellRun run, double score) {
        if (!run.begun()) {
            begins(run);
        }
        trained.add(run.cell().name());
        try (RunDirectory directory = RunDirectory.open(run.directory())) {
            directory.write(new Summary(
                    run.cell().recipe(),
                    run.hash(),
                    new Summary.Seconds(12.34, 10, 2),
                    1,
                    700,
                    5,
                    Map.of("score", Map.of("trained", score)),
                    List.of()));
        }
        return CellRunner.End.FINISHED;
    }

    private static CellRunner.End begins(CellRun run) {
        try (RunDirectory directory = RunDirectory.create(run.directory())) {
            directory.describe(
                    "spec", new RunInfo(run.cell().recipe(), run.hash(), 0, "", "", List.of(), Map.of(), Map.of()));
        }
        return CellRunner.End.INTERRUPTED;
    }

    private static CellRunner.End fails(CellRun run) {
        try {
            Files.writeString(run.log(), "starting\nout of luck\n\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return CellRunner.End.FAILED;
    }

    /** Two cells that must score at least ten. */
    private static final class Toy implements Study {
        @Override
        public String name() {
            return "toy";
        }

        @Override
        public List<String> labels() {
            return List.of("method");
        }

        @Override
        public List<Cell> cells() {
            return List.of(cell("a"), cell("b"));
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    Column.figure("score", 2, "score", "trained"),
                    Column.figure("missing", 1, "score", "untrained"),
                    Column.seconds(),
                    Column.peakMemory());
        }

        @Override
        public Optional<String> shortfall(Summary result) {
            double score = result.evaluation().get("score").get("trained");
            return score < 10 ? Optional.of("score " + Math.round(score)) : Optional.empty();
        }

        private static Cell cell(String method) {
            return new Cell(method + "-plain", List.of(method), method, List.of("x=1"), Duration.ofSeconds(95));
        }
    }
}
