package org.gessl.recipes.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.format.SavedTable;

/**
 * The report of a table.
 *
 * @param title name of the table
 * @param facts a line about it
 * @param heads heads of the columns, those of published figures included
 * @param rows its rows
 * @param notes footnotes
 * @param forests the intervals of each column that has any
 * @param runs the runs behind it
 */
public record TableReport(
        String title,
        List<String> facts,
        List<Head> heads,
        List<Row> rows,
        List<String> notes,
        List<Forest> forests,
        List<TableRunRow> runs) {

    /** A column: its setup and figure; empty as to the latter where others' figures are shown. */
    record Head(String setup, String figure) {}

    /** A row of the table. */
    record Row(String name, List<Cell> cells) {}

    /**
     * What stands at one row and column.
     *
     * @param links its runs
     */
    record Cell(String text, String remarks, boolean best, boolean second, List<RunLink> links) {
        public boolean other() {
            return !best && !second;
        }

        public boolean remarked() {
            return !remarks.isEmpty();
        }
    }

    /**
     * The means of a column with their intervals, for the page's script to draw.
     *
     * @param id its element on the page
     * @param title the column
     * @param intervals what {@link SavedTable.Value#interval} says of each row that has runs
     * @param names those rows
     */
    record Forest(String id, String title, List<List<Double>> intervals, List<String> names) {
        public String description() {
            return IntStream.range(0, names.size())
                    .mapToObj(i -> names.get(i) + " "
                            + Text.number(intervals.get(i).get(intervals.get(i).size() / 2)))
                    .reduce(title + ", means with 95 percent intervals:", (text, row) -> text + " " + row + ";");
        }

        /** Returns how many rows there are, for the height of the chart. */
        public int size() {
            return names.size();
        }
    }

    /**
     * Gathers the report of the table in {@code folder}.
     *
     * @param page the file that will be written, from whose folder links go
     */
    public static TableReport of(SavedTable table, Path folder, Path page) {
        RunLinks links = new RunLinks(folder, page);
        List<String> directories = table.rows().stream()
                .flatMap(row -> row.values().stream())
                .flatMap(value -> value.runs().stream())
                .distinct()
                .toList();
        return new TableReport(
                table.name(),
                List.of(
                        count(table.rows().size(), "row"),
                        count(table.columns().size(), "column"),
                        count(directories.size(), "run")),
                table.columns().stream().flatMap(TableReport::heads).toList(),
                table.rows().stream().map(row -> row(table, row, links)).toList(),
                table.notes(),
                IntStream.range(0, table.columns().size())
                        .mapToObj(column -> forest(table, column))
                        .flatMap(Optional::stream)
                        .toList(),
                directories.stream()
                        .map(name -> TableRunRow.of(folder.resolve(name), links.to(name, name)))
                        .toList());
    }

    /** Returns the heads of the facts about runs. */
    public List<String> runHeads() {
        return TableRunRow.HEADS;
    }

    /** Returns the page. */
    public String html() {
        return new Page("table.html", this, Map.of("forests", forests)).html();
    }

    private static String count(int count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static Stream<Head> heads(SavedTable.Column column) {
        Head own = new Head(column.setup(), column.figure());
        return column.published().isEmpty()
                ? Stream.of(own)
                : Stream.of(own, new Head(column.setup(), column.figure() + ", published elsewhere"));
    }

    private static Row row(SavedTable table, SavedTable.Row row, RunLinks links) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            SavedTable.Column column = table.columns().get(i);
            SavedTable.Value value = row.values().get(i);
            cells.add(new Cell(
                    value.text(),
                    value.remarks(),
                    value.place() == Entry.Place.BEST,
                    value.place() == Entry.Place.SECOND,
                    IntStream.range(0, value.runs().size())
                            .mapToObj(n -> links.to(value.runs().get(n), Integer.toString(n + 1)))
                            .toList()));
            if (!column.published().isEmpty()) {
                Double published = column.published().get(row.name());
                String text = published == null
                        ? "\u2013"
                        : String.format(Locale.ROOT, "%." + column.decimals() + "f", published);
                cells.add(new Cell(text, "", false, false, List.of()));
            }
        }
        return new Row(row.name(), cells);
    }

    private static Optional<Forest> forest(SavedTable table, int column) {
        List<SavedTable.Row> measured = table.rows().stream()
                .filter(row -> !row.values().get(column).interval().isEmpty())
                .toList();
        return measured.isEmpty()
                ? Optional.empty()
                : Optional.of(new Forest(
                        "forest-" + column,
                        table.columns().get(column).setup() + " "
                                + table.columns().get(column).figure(),
                        measured.stream()
                                .map(row -> row.values().get(column).interval())
                                .toList(),
                        measured.stream().map(SavedTable.Row::name).toList()));
    }
}
