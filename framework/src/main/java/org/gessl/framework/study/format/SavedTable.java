package org.gessl.framework.study.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Published;
import org.gessl.framework.study.Results;

/**
 * A table with its numbers as a file holds them for other programs.
 *
 * @param name the table's name
 * @param columns its columns
 * @param rows its rows, each with a value for every column
 * @param notes footnotes
 */
public record SavedTable(String name, List<Column> columns, List<Row> rows, List<String> notes) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * A column.
     *
     * @param setup name of its setup
     * @param figure name of the figure
     * @param decimals decimals that are shown
     * @param published what others found, by row
     */
    public record Column(String setup, String figure, int decimals, Map<String, Double> published) {}

    /** A row of the table. */
    public record Row(String name, List<Value> values) {}

    /**
     * What the table tells at one row and column.
     *
     * @param text the mean with half the width of its interval as it is shown
     * @param remarks what is to be said beside it; may be empty
     * @param place rank of the mean in its column
     * @param interval the mean; between the ends of its 95 % interval where the spread of the runs is known; empty without runs
     * @param runs directories of the runs, from the table's folder
     */
    public record Value(String text, String remarks, Entry.Place place, List<Double> interval, List<String> runs) {}

    /** Returns {@code results}, which are ranked. */
    static SavedTable of(Results results) {
        return new SavedTable(
                results.name(),
                results.heads().stream().map(SavedTable::column).toList(),
                results.lines().stream()
                        .map(line -> new Row(line.row().name(), values(results, line)))
                        .toList(),
                results.notes());
    }

    /**
     * Reads {@code file}.
     *
     * @throws UserException {@code table-unreadable} if it cannot be read
     */
    public static SavedTable read(Path file) {
        try {
            return JSON.readValue(file.toFile(), SavedTable.class);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UserException("table-unreadable", file + " cannot be read (" + reason + ")");
        }
    }

    /** Returns the JSON object. */
    String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table " + name + " cannot be written", e);
        }
    }

    private static Column column(Results.Head head) {
        Map<String, Double> published = new TreeMap<>();
        for (Map.Entry<String, Published> other : head.published().entrySet()) {
            published.put(other.getKey(), other.getValue().value());
        }
        return new Column(head.setup(), head.column().name(), head.column().decimals(), published);
    }

    private static List<Value> values(Results results, Results.Line line) {
        return IntStream.range(0, results.heads().size())
                .mapToObj(i -> value(
                        line.entries().get(i), results.heads().get(i).column().decimals()))
                .toList();
    }

    private static Value value(Entry entry, int decimals) {
        return new Value(entry.value(decimals), entry.remarks(decimals), entry.place(), interval(entry), entry.runs());
    }

    private static List<Double> interval(Entry entry) {
        double mean = entry.estimate().mean();
        double halfWidth = entry.estimate().halfWidth();
        if (!entry.measured()) {
            return List.of();
        }
        return Double.isFinite(halfWidth) ? List.of(mean - halfWidth, mean, mean + halfWidth) : List.of(mean);
    }
}
