package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gessl.framework.study.Cell;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Study;
import org.gessl.framework.train.Summary;

/** The table of a study, printed and kept as a CSV file cell by cell. */
final class StudyTable {
    private static final String HEAD = "cell";

    private final Study study;
    private final PrintWriter out;
    private final CsvFile csv;
    private final int width;

    /**
     * Creates an empty table.
     *
     * @param csv file to write
     */
    StudyTable(Study study, PrintWriter out, Optional<Path> csv) {
        this.study = study;
        this.out = out;
        List<String> heads = new ArrayList<>(study.labels());
        study.columns().forEach(column -> heads.add(column.name()));
        this.csv = new CsvFile(csv, heads);
        this.width =
                study.cells().stream().mapToInt(cell -> cell.name().length()).reduce(HEAD.length(), Math::max);
    }

    /** Prints the heads of the columns. */
    void head() {
        out.print(padded(HEAD));
        study.columns().forEach(column -> out.print("  " + column.name()));
        out.println();
        out.flush();
    }

    /** Prints the beginning of the row of {@code cell}, which is being trained. */
    void begin(Cell cell) {
        out.print(padded(cell.name()));
        out.flush();
    }

    /** Ends the row with what came out. */
    void result(Cell cell, Summary summary) {
        StringBuilder line = new StringBuilder();
        List<String> values = new ArrayList<>();
        for (Column column : study.columns()) {
            OptionalDouble value = column.of().apply(summary);
            String text = value.isPresent() ? text(column, value.getAsDouble()) : "";
            values.add(text);
            String shown = text.isEmpty() ? "-" : text;
            line.append("  ").append(" ".repeat(Math.max(0, column.name().length() - shown.length())));
            line.append(shown);
        }
        end(cell, line.toString(), values);
    }

    /** Ends the row of a cell that came to nothing; in the file its numbers are empty. */
    void failure(Cell cell, String reason) {
        end(cell, "  " + reason, study.columns().stream().map(column -> "").toList());
    }

    private void end(Cell cell, String line, List<String> values) {
        out.println(line);
        out.flush();
        List<String> row = new ArrayList<>(cell.labels());
        row.addAll(values);
        csv.row(row);
    }

    private String padded(String name) {
        return name + " ".repeat(width - name.length());
    }

    private static String text(Column column, double value) {
        return String.format(Locale.ROOT, "%." + column.decimals() + "f", value);
    }
}
