package org.gessl.framework.study.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Results;

/**
 * For the terminal: columns of even width; {@code **} marks the best of a column and {@code *} the second best. A table that is wider than {@value #WIDTH}
 * characters goes on below itself, the rows named again.
 */
public final class TextFormat extends TableFormat {
    private static final int WIDTH = 120;
    private static final String GAP = "   ";

    @Override
    public String of(Results results) {
        List<List<String>> columns = columns(results);
        List<List<List<String>>> blocks = new ArrayList<>();
        int room = 0;
        for (List<String> column : columns.subList(1, columns.size())) {
            int wide = GAP.length() + width(column);
            room -= wide;
            if (room < 0) {
                room = WIDTH - width(columns.get(0)) - wide;
                blocks.add(new ArrayList<>(List.of(columns.get(0))));
            }
            blocks.get(blocks.size() - 1).add(column);
        }
        String table = blocks.stream().map(TextFormat::block).collect(Collectors.joining("\n"));
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

    /** Returns the columns with their heads, each of even width, the names of the rows first. */
    private List<List<String>> columns(Results results) {
        List<String> heads = heads(results);
        List<List<String>> columns = new ArrayList<>();
        columns.add(new ArrayList<>(List.of("row")));
        heads.forEach(head -> columns.add(new ArrayList<>(List.of(head))));
        for (Results.Line line : results.lines()) {
            columns.get(0).add(line.row().name());
            List<String> cells = cells(results, line);
            for (int i = 0; i < cells.size(); i++) {
                columns.get(i + 1).add(cells.get(i));
            }
        }
        return columns.stream().map(TextFormat::padded).toList();
    }

    private static List<String> padded(List<String> column) {
        int widest = column.stream().mapToInt(String::length).max().orElse(0);
        return column.stream()
                .map(text -> text + " ".repeat(widest - text.length()))
                .toList();
    }

    private static String block(List<List<String>> columns) {
        return IntStream.range(0, columns.get(0).size())
                .mapToObj(row -> columns.stream()
                        .map(column -> column.get(row))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static int width(List<String> padded) {
        return padded.get(0).length();
    }
}
