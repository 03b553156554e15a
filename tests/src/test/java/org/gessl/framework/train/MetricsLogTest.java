package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsLogTest {
    @TempDir
    private Path folder;

    @Test
    void read_ofWhatTheListenerWrote_givesItBack() {
        MetricsLog log = MetricsLog.read(written(Map.of("knn-5", 40.0)));

        assertThat(log.steps()).isEqualTo(2);
        assertThat(log.names()).containsExactly("loss", "knn-5");
        assertThat(log.series("loss").epochs()).containsExactly(0.25, 0.5);
        assertThat(log.series("loss").values()).containsExactly(2.5, Double.NaN);
        assertThat(log.series("knn-5").epochs()).containsExactly(0.5);
    }

    @Test
    void measured_holdsTheStepsAfterWhichTheModelWasMeasured() {
        Path file = written(Map.of("knn-5", 40.0, Trainer.TRAINING_SECONDS, 1.5));

        assertThat(MetricsLog.read(file).measured())
                .singleElement(InstanceOfAssertFactories.map(String.class, Double.class))
                .containsEntry("step", 2.0)
                .containsEntry("knn-5", 40.0)
                .containsEntry(Trainer.TRAINING_SECONDS, 1.5)
                .doesNotContainKey("loss");
    }

    @Test
    void read_ofAnInterruptedRun_passesOverTheHalfLine() throws IOException {
        MetricsLog log = MetricsLog.read(file("{\"step\":1,\"epoch\":1,\"loss\":3}\n{\"step\":2,\"epo"));
        assertThat(log.steps()).isEqualTo(1);
        assertThat(log.series("loss").values()).containsExactly(3.0);
    }

    @Test
    void read_ofAFileDamagedInside_saysWhere() throws IOException {
        for (String bad : new String[] {"{\"step\":2,\"epo", "[]", "{\"step\":2}", "{\"step\":2,\"epoch\":2} x"}) {
            Path file = file("{\"step\":1,\"epoch\":1}\n" + bad + "\n{\"step\":3,\"epoch\":3}\n");
            assertThatThrownBy(() -> MetricsLog.read(file))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("[metrics-unreadable]")
                    .hasMessageContaining("line 2");
        }
    }

    @Test
    void read_ofWhatIsNoText_isTheUsersMistake() throws IOException {
        Path file = Files.write(folder.resolve("metrics.jsonl"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> MetricsLog.read(file)).isInstanceOf(UserException.class);
    }

    @Test
    void read_ofAMissingFile_hasNoSteps() {
        MetricsLog log = MetricsLog.read(folder.resolve("none"));
        assertThat(log.steps()).isZero();
        assertThat(log.series("loss").values()).isEmpty();
    }

    /** Writes two steps as a run does, the second one with {@code measures}. */
    private Path written(Map<String, Double> measures) {
        Path file = folder.resolve("metrics.jsonl");
        try (JsonLinesMetrics metrics = new JsonLinesMetrics(file)) {
            metrics.started(new TrainingListener.Plan(0, 2, 4, 8));
            metrics.stepped(new TrainingListener.Step(1, 0.25, Map.of("loss", 2.5)));
            metrics.stepped(new TrainingListener.Step(2, 0.5, Map.of("loss", Double.NaN), measures));
        }
        return file;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("metrics.jsonl"), text);
    }
}
