package org.gessl.framework.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a run comes from, written as {@code run.json} when it starts: enough to trace a result and to start the run again.
 *
 * @param recipe name of the recipe
 * @param specHash hash of the resolved pipeline
 * @param seed seed of everything random
 * @param dataChecksum checksum of the training data
 * @param startedAt moment of the start, ISO 8601 in UTC
 * @param commandLine arguments of the command line, in order
 * @param settings every setting of the pipeline by dotted key, from which it can be restored without its recipe
 * @param versions what computes, by name: the versions of {@code gessl}, {@code tensorflow}, {@code java} and {@code os}, and the machine's {@code processor} and
 *     {@code cores}
 */
public record RunInfo(
        String recipe,
        String specHash,
        long seed,
        String dataChecksum,
        String startedAt,
        List<String> commandLine,
        Map<String, String> settings,
        Map<String, String> versions) {

    public RunInfo {
        commandLine = List.copyOf(commandLine);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }
}
