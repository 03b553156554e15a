package org.gessl.recipes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Estimate;
import org.gessl.framework.study.Published;
import org.gessl.framework.study.Results;
import org.gessl.framework.study.Row;
import org.gessl.framework.study.Setup;
import org.gessl.framework.study.format.CsvFormat;
import org.gessl.framework.study.format.HtmlFormat;
import org.gessl.framework.study.format.JsonFormat;
import org.gessl.framework.study.format.LatexFormat;
import org.gessl.framework.study.format.MarkdownFormat;
import org.gessl.framework.study.format.TableFormat;
import org.gessl.framework.study.format.TextFormat;
import org.gessl.framework.train.AtomicFile;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.Summary;

/**
 * The files of a table, in the folder of its runs.
 *
 * @param name name of the table with its scale
 * @param cells its cells, row by row
 * @param published figures of others
 * @param notes footnotes
 * @param folder the folder
 */
record TableFiles(String name, List<TableCell> cells, List<Published> published, List<String> notes, Path folder) {
    /** The file from which a table can be read back. */
    static final String SAVED = "table.json";

    private static final Map<String, TableFormat> FORMATS = Map.of(
            "table.md",
            new MarkdownFormat(),
            "table.csv",
            new CsvFormat(),
            "table.tex",
            new LatexFormat(),
            "table.html",
            new HtmlFormat(),
            SAVED,
            new JsonFormat());

    /** Returns the table for the terminal. */
    String text(Map<CellRun, Summary> finished, Collection<CellRun> failed) {
        return new TextFormat().of(results(finished, failed));
    }

    /**
     * Writes all files.
     *
     * @throws UserException {@code table-unwritable} if one cannot be written
     */
    void write(Map<CellRun, Summary> finished, Collection<CellRun> failed) {
        Results results = results(finished, failed);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, TableFormat> format : FORMATS.entrySet()) {
                AtomicFile.write(
                        folder.resolve(format.getKey()), format.getValue().of(results));
            }
        } catch (IOException e) {
            throw new UserException("table-unwritable", folder + " cannot be written: " + e.getMessage());
        }
    }

    private Results results(Map<CellRun, Summary> finished, Collection<CellRun> failed) {
        List<Setup> setups = cells.stream().map(TableCell::setup).distinct().toList();
        List<Results.Head> heads = setups.stream()
                .flatMap(setup -> columns(setup).map(column -> head(setup, column)))
                .toList();
        List<Results.Line> lines = cells.stream()
                .map(TableCell::row)
                .distinct()
                .map(row -> new Results.Line(
                        row,
                        cells.stream()
                                .filter(cell -> cell.row().equals(row))
                                .flatMap(cell ->
                                        columns(cell.setup()).map(column -> entry(cell, column, finished, failed)))
                                .toList()))
                .toList();
        Results ranked = new Results(name, heads, lines, List.of()).ranked();
        List<String> all =
                Stream.concat(ranked.unresolved().stream(), notes.stream()).toList();
        return new Results(name, heads, ranked.lines(), all);
    }

    private Results.Head head(Setup setup, Column column) {
        List<Row> rows = cells.stream().map(TableCell::row).distinct().toList();
        return new Results.Head(
                setup.name(),
                column,
                published.stream()
                        .filter(p -> p.column().equals(setup.name() + "/" + column.name()))
                        .filter(p -> rows.stream().anyMatch(row -> row.name().equals(p.row())))
                        .collect(Collectors.toMap(Published::row, Function.identity())));
    }

    private Entry entry(TableCell cell, Column column, Map<CellRun, Summary> finished, Collection<CellRun> failed) {
        List<CellRun> done = cell.runs().stream().filter(finished::containsKey).toList();
        int lost = (int) cell.runs().stream().filter(failed::contains).count();
        if (!done.isEmpty()) {
            return entry(
                    column,
                    done.stream().map(finished::get),
                    lost,
                    false,
                    done.stream().map(CellRun::directory).toList());
        }
        List<Path> old = cell.runs().stream()
                .flatMap(run -> TableCell.others(run).stream())
                .toList();
        return entry(column, old.stream().map(TableFiles::summary), lost, !old.isEmpty(), old);
    }

    private Entry entry(Column column, Stream<Summary> summaries, int lost, boolean stale, List<Path> directories) {
        List<Double> values = summaries
                .map(column.of())
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        List<String> links = directories.stream()
                .map(Path::getFileName)
                .map(Objects::toString)
                .toList();
        return new Entry(Estimate.of(values), Entry.Place.OTHER, Optional.empty(), lost, stale, links);
    }

    private static Summary summary(Path directory) {
        try (RunDirectory run = RunDirectory.read(directory)) {
            return run.summary()
                    .orElseThrow(() -> new UserException("run-unreadable", directory + " has no summary.json"));
        }
    }

    private static Stream<Column> columns(Setup setup) {
        return setup.figures().values().stream().flatMap(List::stream);
    }
}
