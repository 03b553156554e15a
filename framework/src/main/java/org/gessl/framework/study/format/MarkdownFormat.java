package org.gessl.framework.study.format;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Results;

/** Markdown with a link to each run; the best of a column is bold, the second best in italics. */
public final class MarkdownFormat extends TableFormat {

    @Override
    public String of(Results results) {
        List<String> heads = heads(results);
        String table = line(Stream.concat(Stream.of("row"), heads.stream().map(MarkdownFormat::escaped)))
                + line(Stream.concat(Stream.of("---"), heads.stream().map(head -> "---")))
                + results.lines().stream()
                        .map(line -> line(
                                Stream.concat(Stream.of(escaped(line.row().name())), cells(results, line).stream())))
                        .collect(Collectors.joining());
        return table + "\n"
                + results.notes().stream()
                        .map(note -> "- " + escaped(note) + "\n")
                        .collect(Collectors.joining());
    }

    @Override
    String cell(Entry entry, int decimals) {
        String mark = switch (entry.place()) {
            case BEST -> "**";
            case SECOND -> "*";
            case OTHER -> "";
        };
        String links = IntStream.range(0, entry.runs().size())
                .mapToObj(i -> " [" + (i + 1) + "](<" + entry.runs().get(i) + ">)")
                .collect(Collectors.joining());
        String remarks = entry.remarks(decimals);
        return mark + entry.value(decimals) + mark + (remarks.isEmpty() ? "" : " (" + remarks + ")") + links;
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\|*_<>\\[\\]]", "\\\\$0");
    }
}
