package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.train.TrainingListener.Plan;
import org.gessl.framework.train.TrainingListener.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog.SessionStatus;

class TensorBoardEventsTest {
    @TempDir
    Path folder;

    @Test
    void file_ofARun_holdsTheVersionThenEveryNthStepAndTheLast() throws IOException {
        run(0, 1, 25);
        List<Event> events = events(onlyFile());

        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(events).extracting(Event::getStep).containsExactly(0L, 10L, 20L, 25L);
        assertThat(events.get(1).getWallTime())
                .isBetween(System.currentTimeMillis() / 1000.0 - 600, System.currentTimeMillis() / 1000.0 + 1);
    }

    @Test
    void lastStep_onTheInterval_isWrittenOnce() throws IOException {
        run(0, 1, 20);
        assertThat(events(onlyFile())).extracting(Event::getStep).containsExactly(0L, 10L, 20L);
    }

    @Test
    void scalars_areGroupedByTag() throws IOException {
        run(0, 1, 10);
        Map<String, Float> values = new LinkedHashMap<>();
        events(onlyFile()).get(1).getSummary().getValueList().forEach(v -> values.put(v.getTag(), v.getSimpleValue()));
        assertThat(values)
                .containsExactly(
                        Map.entry("loss/total", 10.5f),
                        Map.entry("loss/query", 0.25f),
                        Map.entry("thresholds/mean", 2f),
                        Map.entry("training/learning-rate", 0.03f));
    }

    @Test
    void resumedRun_writesAFileOfItsOwnThatReplacesLaterSteps() throws IOException {
        run(0, 1, 30);
        run(20, 21, 30);
        List<Event> resumed = events(files().get(1));
        assertThat(resumed.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(resumed.get(1).getSessionLog().getStatus()).isEqualTo(SessionStatus.START);
        assertThat(resumed.get(1).getStep()).isEqualTo(21);
        assertThat(resumed.get(2).getStep()).isEqualTo(30);
    }

    @Test
    void measuredStep_isWrittenWhateverItsNumber() throws IOException {
        try (TensorBoardEvents events = new TensorBoardEvents(folder)) {
            events.started(new Plan(0, 100, 50, 8));
            for (long step = 1; step <= 5; step++) {
                Map<String, Double> measured = step == 3 ? Map.of("effective-rank", 1.5) : Map.of();
                events.stepped(new Step(step, 0, Map.of("loss", 1.0), measured));
            }
        }

        List<Event> written = events(onlyFile());
        assertThat(written.stream().skip(1).map(Event::getStep)).containsExactly(3L, 5L);
        assertThat(written.get(1).getSummary().getValueList())
                .extracting(value -> value.getTag() + " " + value.getSimpleValue())
                .containsExactly("loss/total 1.0", "measured/effective-rank 1.5");
    }

    private void run(long resumedAt, long first, long last) {
        try (TensorBoardEvents events = new TensorBoardEvents(folder)) {
            events.started(new Plan(resumedAt, 100, 50, 8));
            for (long step = first; step <= last; step++) {
                Map<String, Double> scalars = new LinkedHashMap<>();
                scalars.put("loss", step + 0.5);
                scalars.put("loss-query", 0.25);
                scalars.put("thresholds/mean", 2.0);
                scalars.put("learning-rate", 0.03);
                events.stepped(new Step(step, step / 50.0, scalars));
            }
        }
    }

    private Path onlyFile() throws IOException {
        assertThat(files()).hasSize(1);
        return files().get(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .filter(file -> file.toString().contains("tfevents"))
                    .toList();
        }
    }

    private static List<Event> events(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(bytes.position(), length);
            byte[] data = new byte[Math.toIntExact(bytes.getLong())];
            assertThat(bytes.getInt()).as("checksum of the length").isEqualTo(masked(crc32c(length)));
            bytes.get(data);
            assertThat(bytes.getInt()).as("checksum of the data").isEqualTo(masked(crc32c(data)));
            events.add(Event.parseFrom(data));
        }
        return events;
    }

    private static int masked(int crc) {
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    /** The checksum bit by bit, from its definition: reflected polynomial 0x82f63b78. */
    private static int crc32c(byte[] bytes) {
        int crc = ~0;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) * 0x82f63b78);
            }
        }
        return ~crc;
    }
}
