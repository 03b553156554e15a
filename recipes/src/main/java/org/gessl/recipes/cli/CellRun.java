package org.gessl.recipes.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Cell;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.Summary;

/**
 * A cell of a study and the run directory that belongs to it.
 *
 * @param cell the cell
 * @param settings its settings and the user's, each {@code key=value}
 * @param hash hash of its pipeline with these settings
 * @param directory its run directory, which may be missing
 */
record CellRun(Cell cell, List<String> settings, String hash, Path directory) {

    /** Returns the settings of {@code cell} and those of {@code overrides} that do not touch what makes it this cell. */
    static List<String> settings(Cell cell, List<String> overrides) {
        List<String> own = cell.settings().stream().map(CellRun::key).toList();
        List<String> all = new ArrayList<>(cell.settings());
        overrides.stream().filter(setting -> !own.contains(key(setting))).forEach(all::add);
        return List.copyOf(all);
    }

    /** Returns whether the run was begun, so that it can be resumed. */
    boolean begun() {
        return Files.exists(directory.resolve("run.json"));
    }

    /**
     * Returns what came out; empty if the run is not finished.
     *
     * @throws UserException {@code study-changed} if the directory holds the run of another pipeline, {@code run-locked} if a process is at it
     */
    Optional<Summary> result() {
        if (!begun()) {
            return Optional.empty();
        }
        try (RunDirectory run = RunDirectory.open(directory)) {
            if (!run.info().specHash().equals(hash)) {
                throw new UserException(
                        "study-changed",
                        directory + " holds a run with other settings than " + cell.name()
                                + " has now; remove it, or name another folder with --out");
            }
            return run.summary();
        }
    }

    /** Returns the file that gets what the run prints. */
    Path log() {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    /** Returns the last line of {@link #log} that is not blank. */
    Optional<String> lastLine() {
        try {
            return Files.readAllLines(log(), StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the key of a setting {@code key=value}. */
    static String key(String setting) {
        return setting.split("=", 2)[0].strip();
    }
}
