package org.gessl.framework.study.format;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Results;

/** A LaTeX tabular with the rules of booktabs; the best of a column is bold, the second best underlined, the runs are in comments. */
public final class LatexFormat extends TableFormat {
    private static final Map<Character, String> SPECIAL = Map.ofEntries(
            Map.entry('\\', "\\textbackslash{}"),
            Map.entry('~', "\\textasciitilde{}"),
            Map.entry('^', "\\textasciicircum{}"),
            Map.entry('±', "$\\pm$"),
            Map.entry('&', "\\&"),
            Map.entry('%', "\\%"),
            Map.entry('$', "\\$"),
            Map.entry('#', "\\#"),
            Map.entry('_', "\\_"),
            Map.entry('{', "\\{"),
            Map.entry('}', "\\}"));

    @Override
    public String of(Results results) {
        String body = results.lines().stream()
                .map(line -> comment(line)
                        + line(Stream.concat(Stream.of(escaped(line.row().name())), cells(results, line).stream())))
                .collect(Collectors.joining());
        return "% \\usepackage{booktabs}\n\\begin{tabular}{l"
                + "l".repeat(heads(results).size()) + "}\n\\toprule\n"
                + line(Stream.concat(Stream.of("row"), heads(results).stream().map(LatexFormat::escaped)))
                + "\\midrule\n" + body + "\\bottomrule\n\\end{tabular}\n"
                + results.notes().stream()
                        .map(note -> "\\par\\footnotesize " + escaped(note) + "\n")
                        .collect(Collectors.joining());
    }

    @Override
    String cell(Entry entry, int decimals) {
        String value = escaped(entry.value(decimals));
        String marked = switch (entry.place()) {
            case BEST -> "\\textbf{" + value + "}";
            case SECOND -> "\\underline{" + value + "}";
            case OTHER -> value;
        };
        String remarks = entry.remarks(decimals);
        return marked + (remarks.isEmpty() ? "" : " {\\footnotesize(" + escaped(remarks) + ")}");
    }

    private static String comment(Results.Line line) {
        return line.entries().stream()
                .flatMap(entry -> entry.runs().stream())
                .distinct()
                .map(run -> "% " + run + "\n")
                .collect(Collectors.joining());
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> SPECIAL.getOrDefault((char) c, Character.toString(c)))
                .collect(Collectors.joining());
    }
}
