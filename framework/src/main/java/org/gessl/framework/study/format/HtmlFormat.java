package org.gessl.framework.study.format;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Results;

/** One HTML file that needs no other, with a link to each run; the best of a column is bold, the second best underlined. */
public final class HtmlFormat extends TableFormat {
    private static final String STYLE = "body{font:16px/1.4 system-ui,sans-serif;margin:1rem;color-scheme:light dark}"
            + "div{overflow-x:auto}table{border-collapse:collapse}"
            + "th,td{padding:.3rem .8rem;text-align:left;border-bottom:1px solid #8888;white-space:nowrap}"
            + "small{opacity:.8}";

    @Override
    public String of(Results results) {
        String heads = heads(results).stream()
                .map(head -> "<th scope=\"col\">" + escaped(head) + "</th>")
                .collect(Collectors.joining());
        String body = results.lines().stream()
                .map(line -> "<tr><th scope=\"row\">" + escaped(line.row().name()) + "</th>"
                        + cells(results, line).stream()
                                .map(cell -> "<td>" + cell + "</td>")
                                .collect(Collectors.joining())
                        + "</tr>\n")
                .collect(Collectors.joining());
        String notes = results.notes().stream()
                .map(note -> "<li>" + escaped(note) + "</li>\n")
                .collect(Collectors.joining());
        String title = escaped(results.name());
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title
                + "</title><style>" + STYLE + "</style></head>\n<body><h1>" + title + "</h1>\n<div><table>\n<thead><tr>"
                + "<th scope=\"col\">row</th>" + heads + "</tr></thead>\n<tbody>\n" + body
                + "</tbody></table></div>\n<ul>\n" + notes + "</ul></body></html>\n";
    }

    @Override
    String cell(Entry entry, int decimals) {
        String value = escaped(entry.value(decimals));
        String marked = switch (entry.place()) {
            case BEST -> "<b>" + value + "</b>";
            case SECOND -> "<u>" + value + "</u>";
            case OTHER -> value;
        };
        String remarks = entry.remarks(decimals);
        String links = IntStream.range(0, entry.runs().size())
                .mapToObj(i -> " <a href=\"" + escaped(entry.runs().get(i)) + "/\">" + (i + 1) + "</a>")
                .collect(Collectors.joining());
        return marked + (remarks.isEmpty() ? "" : " <small>(" + escaped(remarks) + ")</small>") + links;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
