package org.gessl.framework.study.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Results;

/** For the terminal: columns of even width; {@code **} marks the best of a column and {@code *} the second best. */
public final class TextFormat extends TableFormat {
    private static final String GAP = "   ";

    @Override
    public String of(Results results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("row", heads(results)));
        results.lines().forEach(line -> rows.add(row(line.row().name(), cells(results, line))));
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        String table = rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
        return table + results.notes().stream().map(note -> "  " + note + "\n").collect(Collectors.joining());
    }

    @Override
    String cell(Entry entry, int decimals) {
        String mark = switch (entry.place()) {
            case BEST -> " **";
            case SECOND -> " *";
            case OTHER -> "";
        };
        String remarks = entry.remarks(decimals);
        return entry.value(decimals) + mark + (remarks.isEmpty() ? "" : " (" + remarks + ")");
    }

    private static List<String> row(String head, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(head));
        row.addAll(cells);
        return row;
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                        .mapToObj(i -> row.get(i)
                                + " ".repeat(widths.get(i) - row.get(i).length()))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing()
                + "\n";
    }
}
