package org.gessl.framework.study.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Published;
import org.gessl.framework.study.Results;

/** CSV (RFC 4180), a line for each entry, with numbers as they are; what is not known is empty. */
public final class CsvFormat extends TableFormat {
    private static final List<String> HEADS = List.of(
            "row",
            "setup",
            "figure",
            "runs",
            "failed",
            "stale",
            "mean",
            "half_width",
            "difference",
            "difference_half_width",
            "resolved",
            "published",
            "published_source",
            "directories");

    @Override
    public String of(Results results) {
        return line(HEADS.stream())
                + results.lines().stream()
                        .flatMap(line -> IntStream.range(0, results.heads().size())
                                .mapToObj(i -> line(entry(
                                        line.row().name(),
                                        results.heads().get(i),
                                        line.entries().get(i)))))
                        .collect(Collectors.joining());
    }

    @Override
    String cell(Entry entry, int decimals) {
        return number(entry.estimate().mean());
    }

    private Stream<String> entry(String row, Results.Head head, Entry entry) {
        Optional<Published> published = Optional.ofNullable(head.published().get(row));
        return Stream.of(
                row,
                head.setup(),
                head.column().name(),
                Integer.toString(entry.estimate().count()),
                Integer.toString(entry.failed()),
                Boolean.toString(entry.stale()),
                cell(entry, head.column().decimals()),
                number(entry.estimate().halfWidth()),
                entry.comparison().map(c -> number(c.difference())).orElse(""),
                entry.comparison().map(c -> number(c.halfWidth())).orElse(""),
                entry.comparison().map(c -> Boolean.toString(c.resolved())).orElse(""),
                published.map(p -> number(p.value())).orElse(""),
                published.map(Published::source).orElse(""),
                String.join(";", entry.runs()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String line(Stream<String> cells) {
        return cells.map(CsvFormat::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\n\r].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
