package org.gessl.recipes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gessl.framework.study.Row;
import org.gessl.framework.study.Setup;

/**
 * The runs of a row in a setup.
 *
 * @param row the method
 * @param setup the data set
 * @param runs one a seed
 */
record TableCell(Row row, Setup setup, List<CellRun> runs) {
    private static final int HASH = 8;

    TableCell {
        runs = List.copyOf(runs);
    }

    /** Returns the directory of a run: its name with the hash of its pipeline, so that a changed recipe gets a new one. */
    static Path directory(Path folder, String name, String hash) {
        return folder.resolve(name + "-" + hash.substring(0, HASH));
    }

    /** Returns the directories of runs of {@code run}'s name whose pipeline was another. */
    static List<Path> others(CellRun run) {
        Path folder = run.directory().toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String pattern = Pattern.quote(run.cell().name()) + "-[0-9a-f]{" + HASH + "}";
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(pattern))
                    .filter(entry -> !entry.getFileName().equals(run.directory().getFileName()))
                    .filter(entry -> Files.isRegularFile(entry.resolve("summary.json")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }
}
