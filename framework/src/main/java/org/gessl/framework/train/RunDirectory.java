package org.gessl.framework.train;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gessl.framework.spec.UserException;

/**
 * What a run leaves behind, in one directory: {@code spec.txt}, {@code run.json}, {@code metrics.jsonl}, {@code events/},
 * {@code checkpoints/} and {@code summary.json}; {@code origins.json}, if its settings were resolved, and the recipe's source, if it was a file of the
 * user's. Held by one process at a time, until closed.
 */
public final class RunDirectory implements AutoCloseable {
    /** The file that makes a directory a run. */
    static final String RUN = "run.json";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String SPEC = "spec.txt";
    private static final String SUMMARY = "summary.json";
    private static final String ORIGINS = "origins.json";

    private final Path path;
    private final Closeable claim;

    private RunDirectory(Path path, Closeable claim) {
        this.path = path;
        this.claim = claim;
    }

    /**
     * Creates the directory of a new run at {@code path}, which is missing or empty.
     *
     * @throws UserException {@code run-exists} if something is there, {@code run-unwritable} if it cannot be created,
     *     {@code run-locked} if another process is creating a run there
     */
    public static RunDirectory create(Path path) {
        return new RunDirectory(path, RunClaim.vacant(path));
    }

    /**
     * Creates the directory of a new run as {@code <runs>/<pipeline>-<yyyyMMdd-HHmmss>}, with {@code -2}, {@code -3}, ... if
     * that one is there.
     *
     * @throws UserException {@code run-unwritable} if it cannot be created
     */
    public static RunDirectory create(Path runs, String pipeline, LocalDateTime now) {
        RunClaim claim = RunClaim.fresh(runs, pipeline + "-" + STAMP.format(now));
        return new RunDirectory(claim.path(), claim);
    }

    /**
     * Opens the directory of an earlier run, to resume or evaluate it.
     *
     * @throws UserException {@code run-unknown} if there is no run, {@code run-locked} if another process holds it
     */
    public static RunDirectory open(Path path) {
        return existing(path, RunClaim::taken);
    }

    /**
     * Opens the directory of an earlier run to read it; another process may be at it.
     *
     * @throws UserException {@code run-unknown} if there is no run
     */
    public static RunDirectory read(Path path) {
        return existing(path, unclaimed -> () -> {});
    }

    private static RunDirectory existing(Path path, Function<Path, Closeable> claim) {
        if (!Files.isRegularFile(path.resolve(RUN))) {
            String what = Files.exists(path) ? " is not a run directory (no run.json)" : " does not exist";
            throw new UserException("run-unknown", path + what + RunClaim.newestBeside(path));
        }
        RunDirectory run = new RunDirectory(path, claim.apply(path));
        try {
            run.info();
            return run;
        } catch (UncheckedIOException e) {
            run.close();
            throw new UserException("run-unknown", path + " is not a run directory: " + e.getMessage());
        }
    }

    /** Writes {@code spec.txt} and {@code run.json}; from then on the directory is a run. */
    public void describe(String spec, RunInfo info) {
        try {
            Files.createDirectories(events());
            Files.createDirectories(checkpoints());
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
        keep(SPEC, spec);
        write(RUN, info);
    }

    /** Writes {@code origins.json}: where the value of each setting came from, by its dotted key. */
    public void describe(Map<String, String> origins) {
        write(ORIGINS, new Origins(origins));
    }

    /** Keeps a copy of a file that belongs to the run, such as the source of its recipe. */
    public void keep(String name, String text) {
        try {
            AtomicFile.write(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(path.resolve(name) + " cannot be written", e);
        }
    }

    /** Returns the directory. */
    public Path path() {
        return path;
    }

    /** Returns the file of the metrics, which may be missing. */
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /** Returns the folder of the event files. */
    public Path events() {
        return path.resolve("events");
    }

    /** Returns the folder of the checkpoints. */
    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** Returns the text of {@code spec.txt}. */
    public String spec() {
        try {
            return Files.readString(path.resolve(SPEC));
        } catch (IOException e) {
            throw new UncheckedIOException(path.resolve(SPEC) + " cannot be read", e);
        }
    }

    /**
     * Returns what {@code origins.json} says: where the value of each setting came from, by its dotted key; nothing if that was not written down.
     *
     * @throws UserException {@code run-unreadable} if the file is damaged
     */
    public Map<String, String> origins() {
        return optional(ORIGINS, Origins.class).map(Origins::values).orElse(Map.of());
    }

    /** Returns what {@code run.json} says. */
    public RunInfo info() {
        return read(RUN, RunInfo.class);
    }

    /** Writes {@code summary.json}, in place of an earlier one. */
    public void write(Summary summary) {
        write(SUMMARY, summary);
    }

    /**
     * Returns what {@code summary.json} says; empty if the run has not got so far.
     *
     * @throws UserException {@code run-unreadable} if the file is damaged
     */
    public Optional<Summary> summary() {
        return optional(SUMMARY, Summary.class, "measured");
    }

    /** The content of {@code origins.json}. */
    private record Origins(Map<String, String> values) {}

    /** Lets others write. Removes a directory that never became a run. */
    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be released", e);
        }
    }

    private void write(String name, Object content) {
        try {
            Json.write(path.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(path.resolve(name) + " cannot be written", e);
        }
    }

    private <T> Optional<T> optional(String name, Class<T> type, String... laterLists) {
        if (!Files.exists(path.resolve(name))) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(name, type, laterLists));
        } catch (UncheckedIOException e) {
            throw new UserException("run-unreadable", e.getMessage());
        }
    }

    private <T> T read(String name, Class<T> type, String... laterLists) {
        try {
            return Json.read(path.resolve(name), type, laterLists);
        } catch (IOException e) {
            throw new UncheckedIOException(path.resolve(name) + " cannot be read (" + firstLine(e) + ")", e);
        }
    }

    static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
