package org.gessl.recipes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gessl.framework.spec.UserException;

/**
 * Runs each cell in a process of its own, so that its peak memory is its own and its crash ends nothing else.
 *
 * @param config the file of {@code --config}, which the cell's settings win over
 * @param trainedOnly whether the trained encoder alone is evaluated
 * @param stop whether to stop: the process then saves a checkpoint and ends
 * @param patience how long it may take for that
 */
record CellProcess(Optional<Path> config, boolean trainedOnly, BooleanSupplier stop, Duration patience)
        implements CellRunner {
    /** Option of {@code gessl run} that leaves out what the trained encoder is compared with. */
    static final String TRAINED_ONLY = "--trained-only";

    private static final long POLL_MILLIS = 100;
    private static final int SIGNAL = 128;
    private static final Set<Integer> INTERRUPTED = Set.of(SIGNAL + 2, SIGNAL + 15);

    @Override
    public End run(CellRun run) {
        createFolder(run.log().toAbsolutePath().getParent());
        try {
            Process process = new ProcessBuilder(ChildJvm.command(Gessl.class, arguments(run)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(run.log().toFile()))
                    .start();
            try {
                process.getOutputStream().close();
                return await(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the process of " + run.cell().name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Returns the arguments of the command line that trains {@code run}. */
    List<String> arguments(CellRun run) {
        String directory = run.directory().toString();
        List<String> arguments = new ArrayList<>(List.of("run"));
        if (trainedOnly) {
            arguments.add(TRAINED_ONLY);
        }
        if (run.begun()) {
            arguments.addAll(List.of("--resume", directory));
            return arguments;
        }
        arguments.addAll(List.of(run.cell().recipe(), "--out", directory));
        config.ifPresent(file -> arguments.addAll(List.of("--config", file.toString())));
        run.settings().forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return arguments;
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException("run-unwritable", folder + " cannot be created: " + e.getMessage());
        }
    }

    private End await(Process process) {
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (stop.getAsBoolean()) {
                    // Ctrl-C in a terminal has reached that process too, a signal to this one alone has not.
                    process.destroy();
                    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                        return End.INTERRUPTED;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return End.INTERRUPTED;
        }
        if (process.exitValue() == 0) {
            return End.FINISHED;
        }
        return stop.getAsBoolean() || INTERRUPTED.contains(process.exitValue()) ? End.INTERRUPTED : End.FAILED;
    }
}
