package org.gessl.recipes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gessl.framework.train.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunReportTest {
    @TempDir
    private Path folder;

    @Test
    void html_ofARun_escapesEverythingThatComesFromFiles() {
        String html = page(40, Optional.of(Samples.images(2)));
        assertThat(html)
                .doesNotContain("<script>throw")
                .contains("<h1>&lt;script&gt;throw &#39;evil&#39;&lt;/script&gt;&quot;&amp;&#39;</h1>")
                .contains("alt=\"held-out image of class &lt;script&gt;");
    }

    @Test
    void html_ofARun_refersToNothingOutside() {
        String html = page(40, Optional.of(Samples.images(2))).replaceAll("(?s)<script.*?</script>", "");
        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContainPattern("(?:src|href)=\"(?!#|data:)")
                .doesNotContain("@import", "url(http", "//cdn");
    }

    @Test
    void html_ofARun_showsFiguresSettingsAndProvenance() {
        assertThat(page(40, Optional.empty()))
                .contains("<td class=\"number strong\">61.25</td>")
                .contains("<th scope=\"row\">loss.temperature</th><td class=\"strong\">0.2</td><td>--set</td>")
                .contains("<dt>processor</dt><dd>Some CPU</dd>")
                .contains("<dt>duration</dt><dd>1 min 15 s</dd>")
                .contains("Not shown: the reason");
    }

    @Test
    void charts_ofARun_holdItsMetrics() throws IOException {
        JsonNode charts = data(page(1000, Optional.empty())).path("charts");

        assertThat(charts.findValuesAsText("title"))
                .containsExactly(
                        "Loss",
                        "Terms of the loss",
                        "Accuracy during training",
                        "Learning rates",
                        "Gradient norms",
                        "Thresholds",
                        "Own");
        JsonNode loss = charts.get(0).path("lines").get(0);
        assertThat(loss.path("epochs")).hasSize(300);
        assertThat(loss.path("epochs").get(299).asDouble()).isEqualTo(100);
        assertThat(loss.path("values").get(0).asDouble()).isCloseTo((5.0 + 2.5 + 5.0 / 3) / 3, within(1e-3));
        JsonNode bands = charts.get(5).path("lines").get(0).path("bands");
        assertThat(bands.get(0).path("low").get(7).asDouble()).isEqualTo(-0.8);
        assertThat(bands.get(0).path("high").get(7).asDouble()).isEqualTo(0.2);
        assertThat(bands.get(1).path("high").get(0).asDouble()
                        - bands.get(1).path("low").get(0).asDouble())
                .isCloseTo(0.2, within(1e-9));
    }

    @Test
    void html_ofARunThatHasOnlyBegun_saysWhatIsMissing() {
        Path path = folder.resolve("begun");
        try (RunDirectory run = RunDirectory.create(path)) {
            run.describe("spec", Samples.info());
            assertThat(RunReport.of(run, Optional.empty(), "no checkpoint").html())
                    .contains("not finished")
                    .contains("This run has not been evaluated.")
                    .contains("No step has been written yet.")
                    .contains("Not shown: no checkpoint")
                    .doesNotContain("<th scope=\"col\">Origin</th>");
        }
    }

    @Test
    void confusion_ofManyClasses_listsTheMostFrequentMistakes() {
        List<String> classes = IntStream.range(0, 50).mapToObj(i -> "c" + i).toList();
        Confusion confusion = Confusion.of(classes, new int[] {1, 1, 1, 2, 2}, new int[] {7, 7, 1, 3, 2});
        assertThat(confusion.shown()).isFalse();
        assertThat(confusion.mistakes())
                .containsExactly(new Confusion.Mistake("c1", "c7", 2, 67), new Confusion.Mistake("c2", "c3", 1, 50));
    }

    @Test
    void confusion_ofAnswers_countsThem() {
        Confusion confusion = Confusion.of(List.of("a", "b"), new int[] {0, 0, 1}, new int[] {0, 1, 1});
        assertThat(confusion.rows().get(0).cells())
                .extracting(Confusion.Cell::count)
                .containsExactly(1, 1);
        assertThat(confusion.rows()).extracting(Confusion.Row::right).containsExactly("50 %", "100 %");
    }

    @Test
    void figures_withIntervals_standInOneRow() {
        List<FigureRow> rows = FigureRow.of(Map.of(
                "few-shot-5w1s", Map.of("trained", 40.0),
                "few-shot-5w1s-ci95", Map.of("trained", 0.5)));
        assertThat(rows).extracting(FigureRow::trained).containsExactly("40.00 ± 0.50");
        assertThat(rows).extracting(FigureRow::pixels).containsExactly("\u2013");
    }

    @Test
    void numbers_ofAnySize_areReadable() {
        assertThat(List.of(0.0, 61.25, 1234.5, 0.012346, 1.5e-6, 2e9, -3.0, Double.NaN))
                .extracting(Text::number)
                .containsExactly("0", "61.25", "1,234.50", "0.01235", "1.50e-06", "2.00e+09", "-3.00", "\u2013");
    }

    private String page(int steps, Optional<ImageParts> images) {
        Path path = folder.resolve("run");
        Samples.run(path, steps);
        try (RunDirectory run = RunDirectory.read(path)) {
            return RunReport.of(run, images, "the reason").html();
        }
    }

    private static JsonNode data(String html) throws IOException {
        String start = "id=\"data\">";
        int from = html.indexOf(start) + start.length();
        return new ObjectMapper().readTree(html.substring(from, html.indexOf("</script>", from)));
    }
}
