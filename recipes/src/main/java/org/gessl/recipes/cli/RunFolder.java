package org.gessl.recipes.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.RunDirectory;

/** Where runs are put. */
final class RunFolder {
    /** What holds them unless the user names a directory. */
    static final Path RUNS = Path.of("runs");

    private RunFolder() {}

    /**
     * Creates the directory of a new run of {@code pipeline}.
     *
     * @param out the directory that the user names; null for a new one under {@link #RUNS}
     * @throws UserException if it cannot be created or holds something
     */
    static RunDirectory create(Path out, String pipeline) {
        return out != null ? RunDirectory.create(out) : RunDirectory.create(RUNS, pipeline, LocalDateTime.now());
    }
}
