package org.gessl.framework.study.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Estimate;
import org.gessl.framework.study.Published;
import org.gessl.framework.study.Results;
import org.gessl.framework.study.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of three rows in every format. */
final class TableFormatTest {
    private static final Column KNN = Column.figure("knn-5", 1, "knn-5", "trained");

    @Test
    void text_ofRankedRows_marksTheTwoHighestAndWhatIsNotResolved() {
        assertThat(new TextFormat().of(results()).lines())
                .containsExactly(
                        "row     a_b knn-5                            a_b knn-5 published elsewhere",
                        "m       10.0 ± 12.7 *                        90.0",
                        "m+<&>   11.0 ± 12.7 ** (+1.0 not resolved)   -",
                        "lost    failed                               -",
                        "old     99.0 (stale)                         -",
                        "  50 % of \"it\"");
    }

    @Test
    void markdown_ofRows_escapesAndLinks() {
        assertThat(new MarkdownFormat().of(results()))
                .contains("| m+\\<&\\> | **11.0 ± 12.7** (+1.0 not resolved) [1](<r 1>) [2](<r2>) | - |")
                .contains("| row | a\\_b knn-5 |");
    }

    @Test
    void html_ofRows_escapesAndLinks() {
        assertThat(new HtmlFormat().of(results()))
                .contains(
                        "<th scope=\"row\">m+&lt;&amp;&gt;</th><td><b>11.0 ± 12.7</b> <small>(+1.0 not resolved)</small>"
                                + " <a href=\"r 1/\">1</a> <a href=\"r2/\">2</a></td>")
                .contains("<u>10.0 ± 12.7</u>")
                .contains("50 % of &quot;it&quot;")
                .doesNotContain("m+<&>");
    }

    @Test
    void latex_ofRows_escapes() {
        assertThat(new LatexFormat().of(results()))
                .contains("m+<\\&> & \\textbf{11.0 $\\pm$ 12.7} {\\footnotesize(+1.0 not resolved)} & - \\\\")
                .contains("\\underline{10.0 $\\pm$ 12.7}")
                .contains("a\\_b knn-5")
                .contains("50 \\% of");
    }

    @Test
    void csv_ofRows_hasALineForEachEntry() {
        assertThat(new CsvFormat().of(results()).lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("m,a_b,knn-5,2,0,false,10.0,12.7")
                        && line.endsWith(",,,,90.0,\"a, \"\"b\"\"\",r0"))
                .contains("lost,a_b,knn-5,0,1,false,,,,,,,,");
    }

    @Test
    void json_ofRows_isReadBack(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("table.json"), new JsonFormat().of(results()));

        SavedTable table = SavedTable.read(file);

        assertThat(table.columns()).containsExactly(new SavedTable.Column("a_b", "knn-5", 1, Map.of("m", 90.0)));
        assertThat(table.rows()).extracting(SavedTable.Row::name).containsExactly("m", "m+<&>", "lost", "old");
        SavedTable.Value best = table.rows().get(1).values().get(0);
        assertThat(best.text()).isEqualTo("11.0 ± 12.7");
        assertThat(best.remarks()).isEqualTo("+1.0 not resolved");
        assertThat(best.place()).isEqualTo(Entry.Place.BEST);
        assertThat(best.interval()).hasSize(3).contains(11.0);
        assertThat(best.runs()).containsExactly("r 1", "r2");
        assertThat(table.rows().get(2).values().get(0).interval()).isEmpty();
        assertThat(table.notes()).containsExactly("50 % of \"it\"");
    }

    @Test
    void unresolved_ofTheTwoHighest_saysSo() {
        assertThat(results().unresolved()).contains("best and second best are not resolved from each other: a_b knn-5");
    }

    @Test
    void ranked_columnWithoutBest_isNeitherMarkedNorCompared() {
        Results.Head head = new Results.Head("a", KNN.unranked(), Map.of());
        Results ranked = new Results(
                        "toy",
                        List.of(head),
                        List.of(
                                line("m", Optional.empty(), entry(0, false, List.of(), 9, 11)),
                                line("n", Optional.of("m"), entry(0, false, List.of(), 99, 99.5))),
                        List.of())
                .ranked();

        assertThat(ranked.lines()).flatExtracting(Results.Line::entries).allSatisfy(entry -> {
            assertThat(entry.place()).isEqualTo(Entry.Place.OTHER);
            assertThat(entry.comparison()).isEmpty();
        });
        assertThat(ranked.unresolved()).isEmpty();
    }

    @Test
    void text_ofAWideTable_goesOnBelowItself() {
        List<Results.Head> heads = IntStream.range(0, 9)
                .mapToObj(i -> new Results.Head("a set of data number " + i, KNN, Map.of()))
                .toList();
        List<Entry> entries = Collections.nCopies(9, entry(0, false, List.of(), 9));

        String text = new TextFormat()
                .of(new Results(
                        "toy",
                        heads,
                        List.of(new Results.Line(new Row("m", "r", List.of(), Optional.empty()), entries)),
                        List.of()));

        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
        assertThat(text.lines().filter(line -> line.startsWith("row"))).hasSize(3);
        assertThat(text).contains("number 0 knn-5", "number 8 knn-5");
        assertThat(text.split("9\\.0", -1)).hasSize(10);
    }

    private static Results results() {
        Results.Head head = new Results.Head("a_b", KNN, Map.of("m", new Published("m", "a_b/knn-5", 90, "a, \"b\"")));
        return new Results(
                        "toy",
                        List.of(head),
                        List.of(
                                line("m", Optional.empty(), entry(0, false, List.of("r0"), 9, 11)),
                                line("m+<&>", Optional.of("m"), entry(0, false, List.of("r 1", "r2"), 10, 12)),
                                line("lost", Optional.of("m"), entry(1, false, List.of())),
                                line("old", Optional.of("m"), entry(0, true, List.of("r3"), 99))),
                        List.of("50 % of \"it\""))
                .ranked();
    }

    private static Results.Line line(String name, Optional<String> baseline, Entry entry) {
        return new Results.Line(new Row(name, "r", List.of(), baseline), List.of(entry));
    }

    private static Entry entry(int failed, boolean stale, List<String> runs, double... values) {
        return new Entry(
                Estimate.of(Arrays.stream(values).boxed().toList()),
                Entry.Place.OTHER,
                Optional.empty(),
                failed,
                stale,
                runs);
    }
}
