package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class CheckpointsTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Checkpoints.class);

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        log.start();
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void checkpoint_writtenAndRead_isTheSameBitForBit() throws IOException {
        Checkpoint checkpoint = checkpoint(1234);
        Path file = new Checkpoints(folder, 2).write(checkpoint);

        assertThat(file).hasFileName("step-000001234.safetensors");
        assertSame(Checkpoints.read(file), checkpoint);
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void checkpoint_withTensorLargerThanAChunk_isTheSame() throws IOException {
        float[] values = new float[700_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.37f;
        }
        Checkpoint checkpoint =
                new Checkpoint(1, Map.of(), Map.of("w", new Checkpoint.Tensor(new long[] {values.length}, values)));
        assertSame(Checkpoints.read(new Checkpoints(folder, 1).write(checkpoint)), checkpoint);
    }

    @Test
    void file_readByTheFormatsDefinition_holdsTheTensors() throws IOException {
        byte[] bytes = Files.readAllBytes(new Checkpoints(folder, 1).write(checkpoint(7)));
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = Math.toIntExact(file.getLong(0));
        JsonNode header = new ObjectMapper().readTree(bytes, 8, headerBytes);

        assertThat(headerBytes % 8).isZero();
        assertThat(header.at("/__metadata__/step").asText()).isEqualTo("7");
        assertThat(header.at("/__metadata__/spec-hash").asText()).isEqualTo("ab\"c\u00e9");
        JsonNode tensor = header.get("conv/kernel");
        assertThat(tensor.get("dtype").asText()).isEqualTo("F32");
        assertThat(tensor.get("shape").toString()).isEqualTo("[2,3]");
        int begin = tensor.at("/data_offsets/0").asInt();
        assertThat(tensor.at("/data_offsets/1").asInt() - begin).isEqualTo(24);
        assertThat(file.getFloat(8 + headerBytes + begin + 4)).isEqualTo(-2f);
    }

    @Test
    void read_withAnyByteChanged_isRefused() throws IOException {
        Path file = new Checkpoints(folder, 1).write(checkpoint(7));
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            for (int bit : new int[] {1, 0x10, 0x80}) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) bit;
                Files.write(file, bad);
                assertThatThrownBy(() -> Checkpoints.read(file))
                        .as("byte %d, bit %d", i, bit)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(file.toString())
                        .hasMessageContaining("damaged");
            }
        }
    }

    @Test
    void read_ofEveryShorterOrLongerFile_isRefused() throws IOException {
        Path file = new Checkpoints(folder, 1).write(checkpoint(7));
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length <= good.length + 8; length++) {
            if (length != good.length) {
                Files.write(file, Arrays.copyOf(good, length));
                assertThatThrownBy(() -> Checkpoints.read(file))
                        .as("%d bytes", length)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void read_withHugeLengthsInTheHeader_isRefused() throws IOException {
        Path file = folder.resolve("step-000000001.safetensors");
        String[] headers = {
            "{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}",
            "{\"w\":{\"dtype\":\"F32\",\"shape\":[9000000000000000],\"data_offsets\":[0,36000000000000000]}}",
            "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}",
            "{\"w\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
            "{\"w\":7}",
            "[]",
            "{}"
        };
        for (String header : headers) {
            byte[] json = header.getBytes();
            ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN);
            Files.write(file, bytes.putLong(json.length).put(json).array());
            assertThatThrownBy(() -> Checkpoints.read(file)).as(header).isInstanceOf(IOException.class);
        }
    }

    @Test
    void latest_withDamagedNewest_warnsAndTakesTheOneBefore() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder, 3);
        checkpoints.write(checkpoint(10));
        checkpoints.write(checkpoint(20));
        Path newest = checkpoints.write(checkpoint(30));
        Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 100));

        assertThat(checkpoints.latest().orElseThrow().step()).isEqualTo(20);
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).contains(newest.toString());
        });
    }

    @Test
    void latest_withoutAnyGoodFile_isEmpty() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.resolve("missing"), 1);
        assertThat(checkpoints.latest()).isEmpty();
        Files.createFile(folder.resolve("step-000000001.safetensors"));
        assertThat(new Checkpoints(folder, 1).latest()).isEmpty();
    }

    @Test
    void write_beyondTheNumberKept_deletesTheOldest() {
        Checkpoints checkpoints = new Checkpoints(folder, 2);
        for (long step : new long[] {1, 2, 3, 1_000_000_000_0L}) {
            checkpoints.write(checkpoint(step));
        }
        assertThat(steps(checkpoints)).containsExactly(10_000_000_000L, 3L);
    }

    @Test
    void write_afterGoingBackBehindDamagedFiles_keepsTheGoodOne() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder, 2);
        checkpoints.write(checkpoint(10));
        for (String later : List.of("step-000000030.safetensors", "step-000000040.safetensors")) {
            Files.write(folder.resolve(later), new byte[] {1, 2, 3});
        }
        checkpoints.write(checkpoint(20));
        assertThat(checkpoints.latest().orElseThrow().step()).isEqualTo(20);
        checkpoints.write(checkpoint(30));
        assertThat(checkpoints.latest().orElseThrow().step()).isEqualTo(30);
        assertThat(steps(checkpoints)).containsExactly(40L, 30L, 20L);
    }

    @Test
    void leftoverOfACrash_isIgnoredAndRemovedAtTheNextWrite() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder, 2);
        checkpoints.write(checkpoint(1));
        Path leftover = Files.write(folder.resolve("step-000000002.safetensors.tmp"), new byte[100]);

        assertThat(checkpoints.latest().orElseThrow().step()).isEqualTo(1);
        checkpoints.write(checkpoint(3));
        assertThat(leftover).doesNotExist();
    }

    @Test
    void write_ofAnImpossibleCheckpoint_isRefusedAndLeavesNothing() {
        Checkpoints checkpoints = new Checkpoints(folder, 1);
        Checkpoint wrongShape =
                new Checkpoint(1, Map.of(), Map.of("w", new Checkpoint.Tensor(new long[] {3}, new float[2])));
        assertThatThrownBy(() -> checkpoints.write(wrongShape)).hasMessageContaining("w has the shape [3]");
        Checkpoint reserved = new Checkpoint(1, Map.of("step", "2"), Map.of());
        assertThatThrownBy(() -> checkpoints.write(reserved)).hasMessageContaining("step is reserved");
        assertThat(folder).isEmptyDirectory();
    }

    private static List<Long> steps(Checkpoints checkpoints) {
        return checkpoints.files().stream()
                .map(file -> Long.parseLong(file.getFileName().toString().replaceAll("\\D", "")))
                .toList();
    }

    private static Checkpoint checkpoint(long step) {
        Map<String, Checkpoint.Tensor> tensors = new LinkedHashMap<>();
        tensors.put("conv/kernel", tensor(new long[] {2, 3}, 1, -2, 3, Float.NaN, Float.NEGATIVE_INFINITY, -0f));
        tensors.put("empty", tensor(new long[] {0, 4}));
        tensors.put("a \"quoted\" name", tensor(new long[] {}, Float.MIN_VALUE + step));
        return new Checkpoint(step, Map.of("spec-hash", "ab\"c\u00e9"), tensors);
    }

    private static Checkpoint.Tensor tensor(long[] shape, float... values) {
        return new Checkpoint.Tensor(shape, values);
    }

    private static void assertSame(Checkpoint actual, Checkpoint expected) {
        assertThat(actual.step()).isEqualTo(expected.step());
        assertThat(actual.metadata()).isEqualTo(expected.metadata());
        assertThat(actual.tensors().keySet())
                .containsExactlyElementsOf(expected.tensors().keySet());
        expected.tensors().forEach((name, tensor) -> {
            assertThat(actual.tensors().get(name).shape()).isEqualTo(tensor.shape());
            assertThat(bits(actual.tensors().get(name).values())).isEqualTo(bits(tensor.values()));
        });
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
