package org.gessl.recipes.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.AtomicFile;

/**
 * All figures of one run of the benchmark, as they are kept in a JSON file.
 *
 * @param date when it ended (ISO 8601)
 * @param machine what it ran on
 * @param versions what it ran
 * @param results the figures, in order
 */
public record BenchReport(
        String date, Map<String, String> machine, Map<String, String> versions, List<Result> results) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Reads an earlier report.
     *
     * @throws UserException {@code bench-compare} if the file is none
     */
    public static BenchReport read(Path file) {
        try {
            BenchReport report = MAPPER.readValue(file.toFile(), BenchReport.class);
            if (report.results == null) {
                throw new IOException("it has no results");
            }
            return report;
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UserException("bench-compare", file + " is no report of gessl bench: " + reason);
        }
    }

    /** Writes the report, in place of an earlier one. */
    public void write(Path file) {
        try {
            AtomicFile.write(file, MAPPER.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Returns the figure {@code name}, if it was measured. */
    public Optional<Result> find(String name) {
        return results.stream().filter(result -> result.name().equals(name)).findFirst();
    }
}
