package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gessl.framework.study.Cell;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Row;
import org.gessl.framework.study.Setup;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.RunInfo;
import org.gessl.framework.train.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of two rows and two seeds, whose runs are trained by a fake. */
final class TableRunTest {
    private static final String HASH = "0123456789abcdef";
    private static final Setup SETUP = Setup.of(
            "toys",
            List.of(),
            Map.of("knn", List.of(Column.figure("score", 1, "score", "trained"))),
            new Setup.Length(Duration.ofSeconds(50), Duration.ofSeconds(10)));

    private final StringWriter out = new StringWriter();
    private final List<String> trained = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    @Test
    void run_ofAllCells_announcesTrainsAndWritesEveryFile() {
        assertThat(run(this::finishes, HASH)).isZero();

        assertThat(trained).hasSize(4);
        assertThat(out.toString())
                .startsWith("toy: 4 runs; about 4 minutes on two cores" + System.lineSeparator())
                .contains("a     11.0 ± 12.7 *");
        for (String file : List.of("table.md", "table.csv", "table.tex", "table.html")) {
            assertThat(folder.resolve(file)).isNotEmptyFile();
        }
        assertThat(folder.resolve("table.md")).content().contains("(<a-toys-seed0-01234567>)");
    }

    @Test
    void run_ofTwoAtATime_trainsAllInNoMoreThanTheTimeOfOneAtATime() {
        assertThat(table(HASH).run(this::finishes, 2, "gessl table toy")).isZero();

        assertThat(trained).hasSize(4);
        assertThat(out.toString()).startsWith("toy: 4 runs; about 4 minutes on two cores" + System.lineSeparator());
    }

    @Test
    void run_ofFinishedCells_trainsNothing() {
        run(this::finishes, HASH);
        trained.clear();

        assertThat(run(this::finishes, HASH)).isZero();

        assertThat(trained).isEmpty();
    }

    @Test
    void run_withAFailedRun_goesOnAndMarksIt() {
        assertThat(run(run -> run.cell().name().equals("a-toys-seed0") ? fails(run) : finishes(run), HASH))
                .isEqualTo(1);

        assertThat(trained).hasSize(3);
        assertThat(out.toString()).contains("a-toys-seed0  failed: out of luck").contains("12.0 * (1 failed)");
    }

    @Test
    void run_interrupted_saysHowToGoOnAndGoesOnThere() {
        assertThat(run(run -> run.cell().name().startsWith("b") ? CellRunner.End.INTERRUPTED : finishes(run), HASH))
                .isEqualTo(130);
        assertThat(out.toString()).contains("interrupted; go on with: gessl table toy");
        trained.clear();

        assertThat(run(this::finishes, HASH)).isZero();

        assertThat(trained).containsExactly("b-toys-seed0", "b-toys-seed1");
    }

    @Test
    void show_ofAChangedRecipe_marksTheOldResultsAsStale() {
        run(this::finishes, HASH);
        out.getBuffer().setLength(0);

        table("fedcba9876543210").show();

        assertThat(out.toString()).contains("a     11.0 ± 12.7 (stale)").doesNotContain("*");
    }

    private int run(CellRunner runner, String hash) {
        return table(hash).run(runner, 1, "gessl table toy");
    }

    private TableRun table(String hash) {
        List<TableCell> cells = List.of(cell("a", Optional.empty(), hash), cell("b", Optional.of("a"), hash));
        PrintWriter printer = new PrintWriter(out, true);
        return new TableRun(cells, new TableFiles("toy", cells, List.of(), List.of(), folder), "two cores", printer);
    }

    private TableCell cell(String row, Optional<String> baseline, String hash) {
        return new TableCell(
                new Row(row, row, List.of(), baseline),
                SETUP,
                IntStream.range(0, 2)
                        .mapToObj(seed -> row + "-toys-seed" + seed)
                        .map(name -> new CellRun(
                                new Cell(name, List.of(), row, List.of(), Duration.ofSeconds(60)),
                                List.of(),
                                hash,
                                TableCell.directory(folder, name, hash)))
                        .toList());
    }

    private CellRunner.End finishes(CellRun run) {
        String name = run.cell().name();
        trained.add(name);
        double score = (name.startsWith("a") ? 10 : 20) + 2 * (name.charAt(name.length() - 1) - '0');
        try (RunDirectory directory = RunDirectory.create(run.directory())) {
            directory.describe("spec", new RunInfo(name, run.hash(), 0, "", "", List.of(), Map.of(), Map.of()));
            directory.write(new Summary(
                    name,
                    run.hash(),
                    new Summary.Seconds(1, 1, 0),
                    1,
                    1,
                    1,
                    Map.of("score", Map.of("trained", score)),
                    List.of()));
        }
        return CellRunner.End.FINISHED;
    }

    private static CellRunner.End fails(CellRun run) {
        try {
            Files.writeString(run.log(), "starting\nout of luck\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return CellRunner.End.FAILED;
    }
}
