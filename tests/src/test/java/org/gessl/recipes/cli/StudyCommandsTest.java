package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gessl.framework.study.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies as the command line knows them, and the processes of their cells. */
final class StudyCommandsTest extends CommandLineHarness {

    @TempDir
    private Path folder;

    @Test
    void list_ofStudies_hasALineForEach() {
        assertThat(gessl("list", "studies")).isZero();

        assertThat(out.toString().lines()).anyMatch(line -> line.startsWith("  paradigms  every method"));
    }

    @Test
    void run_ofARecipeWithCsv_isAMistake() {
        assertThat(gessl("run", "quickstart", "--csv", folder.resolve("t.csv").toString()))
                .isEqualTo(2);

        assertThat(err.toString()).contains("[usage] --csv is for the table of a study, and quickstart is a recipe");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void run_ofAStudyWithAWrongSetting_isRefusedBeforeAnythingIsWritten() {
        Path runs = folder.resolve("runs");

        assertThat(gessl("run", "paradigms", "--out", runs.toString(), "--set", "train.epoch=1"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("train.epoch").contains("train.epochs");
        assertThat(runs).doesNotExist();
    }

    @Test
    void process_ofACellThatCannotRun_failsAndSaysWhyInItsLog() {
        CellRun run = new CellRun(
                new Cell("c", List.of(), "no-such-recipe", List.of(), Duration.ZERO),
                List.of(),
                "",
                folder.resolve("runs/c"));

        assertThat(process(false).run(run)).isEqualTo(CellRunner.End.FAILED);

        assertThat(run.log()).content().contains("there is no recipe 'no-such-recipe'");
    }

    @Test
    void process_askedToStop_endsAsInterrupted() {
        CellRun run = new CellRun(
                new Cell("c", List.of(), "quickstart", List.of(), Duration.ZERO), List.of(), "", folder.resolve("c"));

        assertThat(process(true).run(run)).isEqualTo(CellRunner.End.INTERRUPTED);
    }

    private static CellProcess process(boolean stopped) {
        return new CellProcess(Optional.empty(), false, () -> stopped, Duration.ofSeconds(60));
    }
}
