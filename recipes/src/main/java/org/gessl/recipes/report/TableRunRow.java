package org.gessl.recipes.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.RunInfo;
import org.gessl.framework.train.Summary;

/**
 * Where a run of a table comes from.
 *
 * @param link the run
 * @param facts what {@link #HEADS} names; a single one if the run cannot be read
 */
record TableRunRow(RunLink link, List<String> facts) {
    static final List<String> HEADS =
            List.of("Seed", "Spec", "Version", "Data", "Processor", "Cores", "Started", "Duration");

    /** Returns the row of the run in {@code directory}. */
    static TableRunRow of(Path directory, RunLink link) {
        try (RunDirectory run = RunDirectory.read(directory)) {
            return new TableRunRow(link, facts(run.info(), run.summary()));
        } catch (UserException e) {
            return new TableRunRow(link, List.of("cannot be read"));
        }
    }

    private static List<String> facts(RunInfo info, Optional<Summary> summary) {
        Map<String, String> versions = info.versions();
        return List.of(
                Long.toString(info.seed()),
                Text.hash(info.specHash()),
                versions.getOrDefault("gessl", ""),
                Text.hash(info.dataChecksum()),
                versions.getOrDefault("processor", ""),
                versions.getOrDefault("cores", ""),
                info.startedAt(),
                summary.map(result -> Text.duration(result.seconds().total())).orElse("not finished"));
    }
}
