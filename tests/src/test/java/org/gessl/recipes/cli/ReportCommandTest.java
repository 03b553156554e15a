package org.gessl.recipes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.train.RunDirectory;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of small real runs on the command line. */
final class ReportCommandTest extends CommandLineHarness {
    private static final List<String> FEW_STEPS =
            List.of("--set", "train.maxSteps=3", "--set", "data.batchSize=8", "--set", "encoder.widths=4,4");

    @TempDir
    private Path folder;

    @Test
    void report_ofARun_showsImagesOriginsAndFigures() throws IOException {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, FEW_SHAPES, FEW_STEPS);

        assertThat(gessl("report", run, "--test-images", 20)).as(err.toString()).isZero();

        assertThat(out.toString().strip()).endsWith(run.resolve("report.html").toString());
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("<h1>quickstart</h1>")
                .contains("20 of 40 held-out images and all 128 training images")
                .contains("alt=\"held-out image of class disc\"")
                .contains("<td class=\"strong\">128</td><td>--set</td>")
                .contains("<td>default</td>")
                .contains("<th scope=\"row\">knn-5</th>")
                .doesNotContain("Not shown");
    }

    @Test
    void report_ofARunThatIsGoingOn_isMade() {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, FEW_SHAPES, FEW_STEPS);
        try (RunDirectory held = RunDirectory.open(run)) {
            assertThat(gessl("report", held.path())).as(err.toString()).isZero();
        }
    }

    @Test
    void report_withoutTheData_saysSoAndShowsTheRest() throws IOException {
        Path images = images();
        Path run = folder.resolve("run");
        assertThat(gessl(
                        "run",
                        "simclr-cifar10",
                        "--out",
                        run,
                        FEW_STEPS,
                        List.of("--set", "encoder=conv", "--set", "data=image-folder", "--set", "data.imageSize=8"),
                        List.of("--set", "data.path=" + images, "--set", "evaluate.knn.k=1")))
                .as(err.toString())
                .isZero();
        assertThat(gessl("report", run)).as(err.toString()).isZero();
        assertThat(run.resolve("report.html")).content().contains("&lt;b&gt;red");
        Files.move(images, folder.resolve("elsewhere"));

        assertThat(gessl("report", run)).as(err.toString()).isZero();

        assertThat(run.resolve("report.html"))
                .content()
                .contains("Not shown: ")
                .contains("knn-1")
                .doesNotContain("alt=\"held-out image");
    }

    @Test
    void report_ofDamagedMetrics_isRefusedAndOfAHalfLineNot() throws IOException {
        Path run = folder.resolve("run");
        gessl("run", "quickstart", "--out", run, FEW_SHAPES, FEW_STEPS);
        Path metrics = run.resolve("metrics.jsonl");
        Files.writeString(metrics, "{\"step\":4,\"ep", StandardOpenOption.APPEND);

        assertThat(gessl("report", run, "--out", folder.resolve("half.html"))).isZero();
        assertThat(folder.resolve("half.html")).content().contains("3 steps");

        Files.writeString(metrics, "\nnonsense\n", StandardOpenOption.APPEND);
        assertThat(gessl("report", run)).isEqualTo(2);
        assertThat(err.toString()).contains("[metrics-unreadable]").contains("line 4");
        assertThat(run.resolve("report.html")).doesNotExist();
    }

    @Test
    void report_ofSomethingElse_isTheUsersMistake() throws IOException {
        assertThat(gessl("report", folder)).isEqualTo(2);
        assertThat(err.toString())
                .contains("[report-unknown]")
                .contains("no run.json")
                .contains("no table.json");

        assertThat(gessl("report", folder.resolve("none"))).isEqualTo(2);
        assertThat(err.toString()).contains("does not exist");

        Files.writeString(folder.resolve("table.json"), "{\"name\":\"x\"}");
        assertThat(gessl("report", folder)).isEqualTo(2);
        assertThat(err.toString()).contains("[table-unreadable]");
    }

    @Test
    void report_ofATable_isMade() throws IOException {
        Files.writeString(
                folder.resolve("table.json"), "{\"name\":\"toys\",\"columns\":[],\"rows\":[],\"notes\":[\"a note\"]}");

        assertThat(gessl("report", folder)).as(err.toString()).isZero();

        assertThat(folder.resolve("report.html"))
                .content()
                .contains("<h1>toys</h1>")
                .contains("<li>a note</li>");
    }

    @Test
    void report_toWhereNothingCanBeWritten_isTheUsersMistake() throws IOException {
        Files.writeString(folder.resolve("table.json"), "{\"name\":\"toys\",\"columns\":[],\"rows\":[],\"notes\":[]}");

        assertThat(gessl("report", folder, "--out", folder)).isEqualTo(2);
        assertThat(gessl("report", folder, "--out", folder.resolve("none/report.html")))
                .isEqualTo(2);

        assertThat(err.toString()).contains("it is a directory").contains("none is not a directory");
    }

    @Test
    void report_ofNoImages_isTheUsersMistake() {
        assertThat(gessl("report", folder, "--test-images", 0)).isEqualTo(2);
        assertThat(err.toString()).contains("--test-images = 0 must be at least 1");
    }

    private Path images() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String part : List.of("train", "test")) {
            for (int i = 0; i < 16; i++) {
                files.put(part + "/<b>red/" + i + ".png", ImageFiles.plain("png", 8, 8, 0xff0000 + i));
                files.put(part + "/blue/" + i + ".png", ImageFiles.plain("png", 8, 8, 0x0000ff + 256 * i));
            }
        }
        return ImageFiles.folder(folder.resolve("images"), files);
    }
}
