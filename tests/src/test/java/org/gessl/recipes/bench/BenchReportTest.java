package org.gessl.recipes.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchReportTest {
    @TempDir
    private Path folder;

    @Test
    void ratio_isAboveOneForWhatIsAhead() {
        assertThat(Result.of("step", 100, "ms").beside("pytorch", 150).ratio()).isEqualTo(1.5);
        assertThat(Result.of("store", 300, "images/s").beside("step", 150).ratio())
                .isEqualTo(2);
        assertThat(Result.of("step", 100, "ms").over(Result.of("step", 80, "ms")))
                .isEqualTo(0.8);
    }

    @Test
    void report_written_isReadAgain() throws IOException {
        Path file = folder.resolve("bench.json");
        BenchReport report = new BenchReport(
                "2026-01-01T00:00:00Z",
                Map.of("cores", "2"),
                Map.of("gessl", "1"),
                List.of(Result.of("step", 100, "ms").beside("pytorch", 150), Result.of("start", 4, "s")));

        report.write(file);

        assertThat(BenchReport.read(file)).isEqualTo(report);
        assertThat(Files.readString(file)).contains("\"peer_median\" : 150.0", "\"ratio\" : 1.5");
        assertThat(report.find("start"))
                .hasValueSatisfying(r -> assertThat(r.median()).isEqualTo(4));
    }

    @Test
    void file_thatIsNoReport_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");

        assertThatThrownBy(() -> BenchReport.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is no report of gessl bench");
        assertThatThrownBy(() -> BenchReport.read(folder.resolve("none.json"))).isInstanceOf(UserException.class);
    }
}
