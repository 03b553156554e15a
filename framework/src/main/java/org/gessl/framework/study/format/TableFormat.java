package org.gessl.framework.study.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Published;
import org.gessl.framework.study.Results;

/** A way to write a table down. */
public abstract class TableFormat {

    /** Returns the text of {@code results}, which are ranked. */
    public abstract String of(Results results);

    /** Returns the heads of all columns, the published ones included. */
    static List<String> heads(Results results) {
        List<String> heads = new ArrayList<>();
        for (Results.Head head : results.heads()) {
            heads.add(head.title());
            if (!head.published().isEmpty()) {
                heads.add(head.title() + " published elsewhere");
            }
        }
        return heads;
    }

    /** Returns the cells of a row as this format writes them, in the order of {@link #heads}. */
    final List<String> cells(Results results, Results.Line line) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < results.heads().size(); i++) {
            Results.Head head = results.heads().get(i);
            cells.add(cell(line.entries().get(i), head.column().decimals()));
            if (!head.published().isEmpty()) {
                cells.add(Optional.ofNullable(head.published().get(line.row().name()))
                        .map(Published::value)
                        .map(value ->
                                String.format(Locale.ROOT, "%." + head.column().decimals() + "f", value))
                        .orElse("-"));
            }
        }
        return cells;
    }

    /** Returns the text of an entry. */
    abstract String cell(Entry entry, int decimals);
}
