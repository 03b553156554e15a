package org.gessl.recipes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.AtomicFile;

/** The rows of a table that is filled over a long time, in a file that is whole after each; without a file, nothing. */
final class CsvFile {
    private final Optional<Path> file;
    private final List<String> lines = new ArrayList<>();

    /**
     * Writes the heads of the columns.
     *
     * @param file what {@code --csv} names
     * @throws UserException {@code csv-unwritable} if the file cannot be written: now, not after an hour
     */
    CsvFile(Optional<Path> file, List<String> heads) {
        this.file = file;
        file.ifPresent(CsvFile::requireFile);
        row(heads);
    }

    /** Adds a row, whose cells hold neither commas nor quotes. */
    void row(List<String> cells) {
        lines.add(String.join(",", cells));
        file.ifPresent(this::write);
    }

    private void write(Path path) {
        try {
            AtomicFile.write(path, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw unwritable(path, e.getMessage());
        }
    }

    private static void requireFile(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw unwritable(file, Files.isDirectory(file) ? "it is a folder" : folder + " is no folder");
        }
    }

    private static UserException unwritable(Path file, String reason) {
        return new UserException("csv-unwritable", "--csv " + file + " cannot be written: " + reason);
    }
}
