package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.gessl.framework.train.Summary;

/** Trains the runs of a table that are not finished yet, several at a time, and keeps its files up to date. */
final class TableRun {
    private static final int FAILED = 1;
    private static final int INTERRUPTED = 130;

    private final List<CellRun> runs;
    private final TableFiles files;
    private final String machine;
    private final PrintWriter out;
    private final Map<CellRun, Summary> finished = new LinkedHashMap<>();
    private final List<CellRun> failed = new ArrayList<>();
    private boolean interrupted;

    /**
     * Reads what is finished.
     *
     * @param machine what the runs are meant for, such as {@code two cores}
     * @throws org.gessl.framework.spec.UserException {@code run-locked} if another process is at a run, {@code run-unknown} or {@code run-unreadable} if one is damaged
     */
    TableRun(List<TableCell> cells, TableFiles files, String machine, PrintWriter out) {
        this.runs = cells.stream().flatMap(cell -> cell.runs().stream()).toList();
        this.files = files;
        this.machine = machine;
        this.out = out;
        runs.forEach(run -> run.result().ifPresent(summary -> finished.put(run, summary)));
    }

    /** Writes and prints what there is; trains nothing. */
    void show() {
        files.write(finished, failed);
        out.print(files.text(finished, failed));
        out.flush();
    }

    /**
     * Trains what is missing, runs that failed before included.
     *
     * @param jobs runs at a time; they share the machine, so the announced time is that of one after another
     * @param command the command that goes on after an interruption
     * @return the exit code: 0, 1 if a run failed, 130 if it was interrupted
     */
    int run(CellRunner runner, int jobs, String command) {
        List<CellRun> ahead =
                runs.stream().filter(run -> !finished.containsKey(run)).toList();
        announce(ahead);
        files.write(finished, failed);
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            pool.invokeAll(ahead.stream()
                            .map(run -> Executors.callable(() -> train(run, runner)))
                            .toList())
                    .forEach(TableRun::rethrow);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted = true;
        } finally {
            pool.shutdown();
        }
        show();
        if (interrupted) {
            out.println("interrupted; go on with: " + command);
        }
        failed.forEach(run -> out.println("failed: " + run.cell().name() + "; see " + run.log()));
        out.flush();
        return interrupted ? INTERRUPTED : failed.isEmpty() ? 0 : FAILED;
    }

    private void announce(List<CellRun> ahead) {
        Duration expected = ahead.stream().map(run -> run.cell().expected()).reduce(Duration.ZERO, Duration::plus);
        out.println(files.name() + ": " + runs.size() + " runs"
                + (finished.isEmpty() ? "" : ", " + finished.size() + " of them done before")
                + (ahead.isEmpty() ? "" : "; about " + text(expected) + " on " + machine));
        files.notes().forEach(note -> out.println("  " + note));
        out.flush();
    }

    private void train(CellRun run, CellRunner runner) {
        synchronized (this) {
            if (interrupted) {
                return;
            }
        }
        CellRunner.End end = runner.run(run);
        synchronized (this) {
            if (end == CellRunner.End.INTERRUPTED) {
                interrupted = true;
                return;
            }
            run.result().ifPresentOrElse(summary -> finished.put(run, summary), () -> failed.add(run));
            int done = finished.size() + failed.size();
            out.println("[" + done + "/" + runs.size() + "] " + run.cell().name() + "  " + outcome(run));
            out.flush();
            files.write(finished, failed);
        }
    }

    private String outcome(CellRun run) {
        Summary summary = finished.get(run);
        return summary == null
                ? "failed: " + run.lastLine().orElse("no output")
                : Math.round(summary.seconds().total()) + " s";
    }

    private static void rethrow(Future<?> done) {
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private static String text(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " days";
        }
        return Math.max(1, Math.round(duration.toSeconds() / (double) TimeUnit.MINUTES.toSeconds(1))) + " minutes";
    }
}
