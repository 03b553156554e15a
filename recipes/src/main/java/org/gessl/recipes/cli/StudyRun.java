package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.study.Study;
import org.gessl.framework.train.Summary;

/** Trains the cells of a study that are not finished yet, one after the other, and tells how they came out. */
final class StudyRun {
    private static final int MISSED = 1;
    private static final int INTERRUPTED = 130;

    private final Study study;
    private final List<CellRun> runs;
    private final StudyTable table;
    private final PrintWriter out;
    private final List<String> missed = new ArrayList<>();

    StudyRun(Study study, List<CellRun> runs, StudyTable table, PrintWriter out) {
        this.study = study;
        this.runs = List.copyOf(runs);
        this.table = table;
        this.out = out;
    }

    /**
     * Runs all cells, those that failed or were interrupted before included.
     *
     * @param command the command that goes on after an interruption
     * @return the exit code: 0, 1 if a cell failed or misses what the study expects, 130 if the study was interrupted
     * @throws org.gessl.framework.spec.UserException before anything runs, if a run directory belongs to something else
     */
    int run(CellRunner runner, String command) {
        announce(runs.stream().filter(run -> run.result().isEmpty()).toList());
        table.head();
        for (CellRun run : runs) {
            table.begin(run.cell());
            if (run.result().isEmpty() && runner.run(run) == CellRunner.End.INTERRUPTED) {
                out.println("  interrupted");
                out.println("go on with: " + command);
                out.flush();
                return INTERRUPTED;
            }
            run.result().ifPresentOrElse(summary -> finished(run, summary), () -> failed(run));
        }
        return conclude();
    }

    private void announce(List<CellRun> ahead) {
        Duration expected = ahead.stream().map(run -> run.cell().expected()).reduce(Duration.ZERO, Duration::plus);
        int done = runs.size() - ahead.size();
        out.println(study.name() + ": " + runs.size() + " cells"
                + (done == 0 ? "" : ", " + done + " of them done before")
                + (ahead.isEmpty() ? "" : "; about " + Math.max(1, expected.toMinutes()) + " minutes on two cores"));
        out.flush();
    }

    private void finished(CellRun run, Summary summary) {
        table.result(run.cell(), summary);
        study.shortfall(summary).ifPresent(text -> missed.add(run.cell().name() + ": " + text));
    }

    private void failed(CellRun run) {
        table.failure(run.cell(), "failed: " + run.lastLine().orElse("no output"));
        missed.add(run.cell().name() + ": failed; see " + run.log());
    }

    private int conclude() {
        if (missed.isEmpty()) {
            out.println("all " + runs.size() + " cells reach what " + study.name() + " expects");
        } else {
            out.println(missed.size() + " of " + runs.size() + " cells miss what " + study.name() + " expects:");
            missed.forEach(line -> out.println("  " + line));
        }
        out.flush();
        return missed.isEmpty() ? 0 : MISSED;
    }
}
