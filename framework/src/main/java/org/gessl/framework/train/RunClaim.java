package org.gessl.framework.train;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gessl.framework.spec.UserException;

/** A process's claim to a directory, of a new run or of an earlier one, which it has locked. */
final class RunClaim implements Closeable {
    private final Path path;
    private final Closeable lock;

    private RunClaim(Path path, Closeable lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Claims {@code path} for a new run; it is created if it is missing.
     *
     * @throws UserException {@code run-exists} if something is there, {@code run-unwritable} if it cannot be created,
     *     {@code run-locked} if another process has it
     */
    static RunClaim vacant(Path path) {
        try {
            Files.createDirectories(path);
            requireVacant(path);
            RunClaim claim = new RunClaim(path, RunLock.take(path));
            try {
                // Another process may have made a run here before the lock was taken.
                requireVacant(path);
                return claim;
            } catch (IOException | UserException e) {
                claim.lock.close();
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new UserException("run-exists", "--out " + path + " is a file; name a new directory");
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /**
     * Claims a new directory {@code name} in {@code runs}, with {@code -2}, {@code -3}, ... if that one is there.
     *
     * @throws UserException {@code run-unwritable} if it cannot be created
     */
    static RunClaim fresh(Path runs, String name) {
        try {
            Files.createDirectories(runs);
            for (int n = 1; ; n++) {
                Path path = runs.resolve(n == 1 ? name : name + "-" + n);
                try {
                    Files.createDirectory(path);
                } catch (FileAlreadyExistsException e) {
                    continue;
                }
                return new RunClaim(path, RunLock.take(path));
            }
        } catch (IOException e) {
            throw unwritable(runs.resolve(name), e);
        }
    }

    /**
     * Claims the directory {@code path} of an earlier run.
     *
     * @throws UserException {@code run-locked} if another process has it, {@code run-unwritable} if it cannot be locked
     */
    static RunClaim taken(Path path) {
        try {
            return new RunClaim(path, RunLock.take(path));
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Returns the directory. */
    Path path() {
        return path;
    }

    /** Gives the directory back; removes one that never became a run. */
    @Override
    public void close() throws IOException {
        if (isVacant(path)) {
            Files.deleteIfExists(path.resolve(RunLock.FILE));
            Files.deleteIfExists(path);
        }
        lock.close();
    }

    /** Returns {@code "; newest runs beside it: ..."} for a {@code path} that holds none; nothing if there are none. */
    static String newestBeside(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return "";
        }
        try (Stream<Path> entries = Files.list(parent)) {
            List<Path> runs = entries.filter(entry -> Files.isRegularFile(entry.resolve(RunDirectory.RUN)))
                    .sorted(Comparator.comparing(RunClaim::startOf).reversed())
                    .limit(3)
                    .toList();
            return runs.stream()
                    .map(run -> run.getFileName().toString())
                    .collect(Collectors.joining(", ", runs.isEmpty() ? "" : "; newest runs beside it: ", ""));
        } catch (IOException e) {
            return "";
        }
    }

    private static long startOf(Path run) {
        return run.resolve(RunDirectory.RUN).toFile().lastModified();
    }

    private static boolean isVacant(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.allMatch(entry -> entry.endsWith(RunLock.FILE));
        }
    }

    private static void requireVacant(Path path) throws IOException {
        if (isVacant(path)) {
            return;
        }
        String text = Files.exists(path.resolve(RunDirectory.RUN))
                ? " holds a run; continue it with --resume " + path + ", or name a new directory"
                : " is not empty; name a new directory";
        throw new UserException("run-exists", "--out " + path + text);
    }

    private static UserException unwritable(Path path, IOException e) {
        String reason = e instanceof FileSystemException failed && failed.getReason() == null
                ? e.getClass().getSimpleName()
                : RunDirectory.firstLine(e);
        return new UserException("run-unwritable", path + " cannot be written: " + reason);
    }
}
