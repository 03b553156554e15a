package org.gessl.framework.study.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.study.Column;
import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Estimate;
import org.gessl.framework.study.Published;
import org.gessl.framework.study.Results;
import org.gessl.framework.study.Row;
import org.junit.jupiter.api.Test;

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
    void unresolved_ofTheTwoHighest_saysSo() {
        assertThat(results().unresolved())
                .containsExactly("a_b knn-5: best and second best are not resolved from each other");
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
