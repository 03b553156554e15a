package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A file of reference numbers from the folder {@code shared/golden} beside the checkout, or below the system property {@code gessl.shared}.
 *
 * @param json the whole file
 */
public record Golden(JsonNode json) {

    /** Returns the file at {@code path} below the golden folder; the test is skipped where there is none. */
    public static Golden read(String path) {
        Path file = folder().resolve(path);
        assumeThat(file).exists();
        return parse(file);
    }

    /** Returns every file in the folder {@code path} below the golden folder; the test is skipped where there is none. */
    public static List<Golden> readAll(String path) {
        Path folder = folder().resolve(path);
        assumeThat(folder).exists();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(Golden::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the tensor at {@code keys} as a constant. */
    public Operand<TFloat32> constant(Ops tf, String... keys) {
        return GraphRun.constant(tf, shape(at(keys)), numbers(at(keys).get("data")));
    }

    /** Checks {@code actual} against the tensor or the list of numbers at {@code keys}, with the file's tolerance. */
    public void assertMatches(float[] actual, String... keys) {
        assertMatches(actual, at(keys));
    }

    /** Checks {@code actual} against {@code expected}, a tensor or a list of numbers, with the file's tolerance. */
    public void assertMatches(float[] actual, JsonNode expected) {
        double[] want = numbers(expected.has("data") ? expected.get("data") : expected);
        assertThat(actual).hasSameSizeAs(want);
        double relative = json.at("/tolerance/rtol").asDouble();
        double absolute = json.at("/tolerance/atol").asDouble();
        for (int i = 0; i < want.length; i++) {
            assertThat(Math.abs(actual[i] - want[i]))
                    .as("element %d of %s: %s instead of %s", i, json.path("name"), actual[i], want[i])
                    .isLessThanOrEqualTo(absolute + relative * Math.abs(want[i]));
        }
    }

    private JsonNode at(String... keys) {
        JsonNode node = json;
        for (String key : keys) {
            node = node.required(key);
        }
        return node;
    }

    private static Shape shape(JsonNode tensor) {
        return Shape.of(DoubleStream.of(numbers(tensor.get("shape")))
                .mapToLong(Math::round)
                .toArray());
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }

    private static Golden parse(Path file) {
        try {
            return new Golden(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        String property = System.getProperty("gessl.shared");
        if (property != null) {
            return Path.of(property, "golden");
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/golden"))) {
                return at.resolve("shared/golden");
            }
        }
        return start.resolve("shared/golden");
    }
}
