package org.gessl.recipes.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableReportTest {
    @TempDir
    private Path folder;

    @Test
    void html_ofATable_marksItsValuesAndEscapes() {
        assertThat(page(folder.resolve("report.html")))
                .contains("<td><b>50.0 ± 1.0</b> <a")
                .contains("<td><u>40.0 ± 2.0</u>")
                .contains("<small>+10.0 ± 2.5</small>")
                .contains("linear-top1, published elsewhere")
                .contains("<td>90.7</td>")
                .doesNotContain("<script>throw");
    }

    @Test
    void links_toRuns_leadFromThePage() throws IOException {
        Samples.run(folder.resolve("run a"), 3);

        assertThat(page(folder.resolve("report.html"))).contains("href=\"./run%20a/\"");
        assertThat(page(folder.resolve("below/page.html"))).contains("href=\"./../run%20a/\"");

        Files.createFile(folder.resolve("run a/report.html"));
        assertThat(page(folder.resolve("report.html"))).contains("href=\"./run%20a/report.html\"");
    }

    @Test
    void runs_ofATable_areTracedOrSaidToBeMissing() {
        Samples.run(folder.resolve("run a"), 3);

        assertThat(page(folder.resolve("report.html")))
                .contains("<td>3</td><td>01234567</td><td>1.2.3</td><td>abcdef</td><td>Some CPU</td>")
                .contains("cannot be read");
    }

    private String page(Path file) {
        return TableReport.of(Samples.table(), folder, file).html();
    }
}
