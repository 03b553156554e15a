package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.train.TrainingListener.Plan;
import org.gessl.framework.train.TrainingListener.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesMetricsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("metrics.jsonl");
    }

    @Test
    void step_isOneLineThatIsThereBeforeClosing() throws IOException {
        Map<String, Double> scalars = new LinkedHashMap<>();
        scalars.put("loss", 1.25);
        scalars.put("gradient-norm", Double.NaN);
        scalars.put("a \"name\"", 1e-9);
        try (JsonLinesMetrics metrics = new JsonLinesMetrics(file)) {
            metrics.started(new Plan(0, 10, 4, 8));
            metrics.stepped(new Step(1, 0.25, scalars));

            JsonNode line = lines().get(0);
            assertThat(line.fieldNames())
                    .toIterable()
                    .containsExactly("step", "epoch", "seconds", "loss", "gradient-norm", "a \"name\"");
            assertThat(line.get("step").asLong()).isEqualTo(1);
            assertThat(line.get("epoch").asDouble()).isEqualTo(0.25);
            assertThat(line.get("loss").asDouble()).isEqualTo(1.25);
            assertThat(line.get("gradient-norm").isNull()).isTrue();
            assertThat(line.get("a \"name\"").asDouble()).isEqualTo(1e-9);
        }
    }

    @Test
    void measuredFigures_standInTheLineOfTheirStep() throws IOException {
        try (JsonLinesMetrics metrics = new JsonLinesMetrics(file)) {
            metrics.started(new Plan(0, 10, 4, 8));
            metrics.stepped(new Step(1, 0.25, Map.of("loss", 1.0), Map.of("sigma", 0.125)));
            metrics.stepped(new Step(2, 0.5, Map.of("loss", 1.0)));
        }

        assertThat(lines().get(0).get("sigma").asDouble()).isEqualTo(0.125);
        assertThat(lines().get(1).has("sigma")).isFalse();
    }

    @Test
    void resumed_behindTheLastStep_holdsEachStepOnce() throws IOException {
        write(0, 1, 7);
        write(4, 5, 9);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(lines().get(3).get("part").asDouble()).isEqualTo(1);
        assertThat(lines().get(4).get("part").asDouble()).isEqualTo(5);
    }

    @Test
    void resumed_goesOnCountingSeconds() throws IOException {
        Files.writeString(file, "{\"step\":1,\"epoch\":0.1,\"seconds\":5000.5}\n");
        write(1, 2, 2);
        assertThat(lines().get(1).get("seconds").asDouble()).isGreaterThanOrEqualTo(5000.5);
    }

    @Test
    void newRun_replacesWhatWasThere() throws IOException {
        write(0, 1, 3);
        write(0, 1, 2);
        assertThat(steps()).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"step\":3,\"epo",
                "{\"step\":3,\"epoch\":0.1,\"seconds\":1}",
                "{",
                "\u0000\u0000",
                "\n{\"step\":3}"
            })
    void resumed_afterAKillWithinALine_startsOnAFreshLine(String torn) throws IOException {
        write(0, 1, 2);
        Files.writeString(file, Files.readString(file) + torn);
        write(3, 4, 4);
        assertThat(steps()).contains(1L, 2L, 4L).doesNotHaveDuplicates().isSorted();
    }

    private void write(long resumedAt, long first, long last) {
        try (JsonLinesMetrics metrics = new JsonLinesMetrics(file)) {
            metrics.started(new Plan(resumedAt, 10, 4, 8));
            for (long step = first; step <= last; step++) {
                metrics.stepped(new Step(step, step / 4.0, Map.of("part", (double) first)));
            }
        }
    }

    private List<Long> steps() throws IOException {
        return lines().stream().map(line -> line.get("step").asLong()).toList();
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
