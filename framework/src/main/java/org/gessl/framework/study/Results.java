package org.gessl.framework.study;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table with its numbers, for a format to write.
 *
 * @param name the table's name
 * @param heads columns
 * @param lines rows, each with an entry for every column
 * @param notes footnotes
 */
public record Results(String name, List<Head> heads, List<Line> lines, List<String> notes) {

    /**
     * A column.
     *
     * @param setup name of its setup
     * @param column the figure
     * @param published what others found, by row; empty if there is nothing to show
     */
    public record Head(String setup, Column column, Map<String, Published> published) {
        public Head {
            published = Map.copyOf(published);
        }

        /** Returns what stands above the column: its setup and its figure. */
        public String title() {
            return setup + " " + column.name();
        }
    }

    /**
     * A row.
     *
     * @param row the method
     * @param entries what is told of it
     */
    public record Line(Row row, List<Entry> entries) {
        public Line {
            entries = List.copyOf(entries);
        }
    }

    public Results {
        heads = List.copyOf(heads);
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /** Returns the table with rows compared with their baselines and the two best means of each column marked, but for columns without a best number. */
    public Results ranked() {
        List<List<Entry>> columns = IntStream.range(0, heads.size())
                .mapToObj(column -> ranked(column, heads.get(column).column().best()))
                .toList();
        List<Line> ranked = IntStream.range(0, lines.size())
                .mapToObj(i -> new Line(
                        lines.get(i).row(),
                        columns.stream().map(column -> column.get(i)).toList()))
                .toList();
        return new Results(name, heads, ranked, notes);
    }

    /** Returns the sentence on the columns whose two best means the runs do not tell apart; empty if there is none. */
    public Optional<String> unresolved() {
        List<String> columns = IntStream.range(0, heads.size())
                .filter(column -> Stream.of(Entry.Place.BEST, Entry.Place.SECOND)
                        .allMatch(place -> at(column, place).isPresent()))
                .filter(column -> !Comparison.of(
                                at(column, Entry.Place.BEST).orElseThrow().estimate(),
                                at(column, Entry.Place.SECOND).orElseThrow().estimate())
                        .resolved())
                .mapToObj(column -> heads.get(column).title())
                .toList();
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of("best and second best are not resolved from each other: " + String.join(", ", columns));
    }

    private Optional<Entry> at(int column, Entry.Place place) {
        return lines.stream()
                .map(line -> line.entries().get(column))
                .filter(entry -> entry.place() == place)
                .findFirst();
    }

    private Entry compared(Line line, int column) {
        Entry entry = line.entries().get(column);
        return lines.stream()
                .filter(other ->
                        line.row().baseline().equals(Optional.of(other.row().name())))
                .findFirst()
                .map(other -> entry.comparedWith(other.entries().get(column)))
                .orElse(entry);
    }

    private List<Entry> ranked(int column, Column.Best best) {
        if (best == Column.Best.NONE) {
            return lines.stream().map(line -> line.entries().get(column)).toList();
        }
        List<Entry> compared =
                lines.stream().map(line -> compared(line, column)).toList();
        List<Double> means = compared.stream()
                .filter(entry -> entry.measured() && !entry.stale())
                .map(entry -> entry.estimate().mean())
                .distinct()
                .sorted(best == Column.Best.LOWEST ? Comparator.naturalOrder() : Comparator.reverseOrder())
                .toList();
        return compared.stream().map(entry -> placed(entry, means)).toList();
    }

    private static Entry placed(Entry entry, List<Double> means) {
        int rank = entry.stale() ? -1 : means.indexOf(entry.estimate().mean());
        return entry.placed(rank == 0 ? Entry.Place.BEST : rank == 1 ? Entry.Place.SECOND : Entry.Place.OTHER);
    }
}
