package org.gessl.recipes.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gessl.framework.train.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports in a headless Chromium, where there is one on the PATH. */
final class ReportInBrowserTest {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Pattern MEASURED = Pattern.compile("data-measured=\"(\\d+) (\\d+) (\\d+) (\\d+) ([^\"]*)\"");

    /** Keeps what went wrong from the page's first line on. */
    private static final String WATCH = """
            <head><script>
            const wrong = [];
            addEventListener('error', event => wrong.push(event.message));
            addEventListener('securitypolicyviolation', event => wrong.push('blocked ' + event.blockedURI));
            for (const level of ['error', 'warn']) { console[level] = (...text) => wrong.push(text.join(' ')); }
            </script>""";

    /** Tells the frame's owner the width of the content and of the window, how many charts there are and how many are drawn, and what went wrong. */
    private static final String MEASURE = """
            <script>
            addEventListener('load', () => setTimeout(() => {
              const charts = [...document.querySelectorAll('.chart')];
              parent.postMessage([document.documentElement.scrollWidth, innerWidth, charts.length,
                charts.filter(chart => chart.querySelector('svg path')).length, wrong.join('; ')].join(' '), '*');
            }, 200));
            </script></body></html>""";

    /** Shows the page in a frame, since a window cannot be as narrow as a telephone. */
    private static final String FRAME = """
            <!doctype html><script>
            addEventListener('message', event => { document.documentElement.dataset.measured = event.data; });
            </script><iframe src="page.html" style="border:0;width:%dpx;height:2000px"></iframe>""";

    @TempDir
    private Path folder;

    private Path browser;

    @BeforeEach
    void findBrowser() {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the PATH");
        browser = found.get();
    }

    @ParameterizedTest
    @CsvSource({"360, 2, light", "360, 12, dark", "1280, 12, light", "1280, 60, dark"})
    void runReport_atAnyWidth_drawsItsChartsWithoutOverflowOrErrors(int width, int classes, String scheme)
            throws Exception {
        Path run = folder.resolve("run");
        Samples.run(run, 200);
        try (RunDirectory directory = RunDirectory.read(run)) {
            String html = RunReport.of(directory, Optional.of(Samples.images(classes)), "")
                    .html();
            assertShown(html, width, scheme, 8);
        }
    }

    @ParameterizedTest
    @CsvSource({"360, light", "1280, dark"})
    void tableReport_atAnyWidth_drawsItsChartsWithoutOverflowOrErrors(int width, String scheme) throws Exception {
        Samples.run(folder.resolve("run a"), 3);
        String html = TableReport.of(Samples.table(), folder, folder.resolve("page.html"))
                .html();
        assertShown(html, width, scheme, 6);
    }

    @Test
    void runReport_withoutAnything_isShown() throws Exception {
        Path run = folder.resolve("run");
        try (RunDirectory directory = RunDirectory.create(run)) {
            directory.describe("spec", Samples.info());
            assertShown(RunReport.of(directory, Optional.empty(), "no data").html(), 360, "light", 0);
        }
    }

    private void assertShown(String html, int width, String scheme, int charts)
            throws IOException, InterruptedException {
        int end = html.lastIndexOf("</body>");
        Files.writeString(
                folder.resolve("page.html"),
                html.substring(0, end).replaceFirst("<head>", Matcher.quoteReplacement(WATCH)) + MEASURE);
        Matcher measured =
                MEASURED.matcher(dom(Files.writeString(folder.resolve("frame.html"), FRAME.formatted(width)), scheme));
        assertThat(measured.find()).as("the page ran to its end").isTrue();
        assertThat(measured.group(5)).as("errors").isEmpty();
        assertThat(measured.group(2)).as("width of the window").isEqualTo(Integer.toString(width));
        assertThat(Integer.parseInt(measured.group(1)))
                .as("width of the content")
                .isLessThanOrEqualTo(width);
        assertThat(measured.group(3)).as("charts").isEqualTo(Integer.toString(charts));
        assertThat(measured.group(4)).as("drawn charts").isEqualTo(Integer.toString(charts));
    }

    /** Returns the page's elements after its scripts have run. */
    private String dom(Path page, String scheme) throws IOException, InterruptedException {
        Path out = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1),
                        "--window-size=1400,2000",
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("browser.log").toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("Chromium ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
