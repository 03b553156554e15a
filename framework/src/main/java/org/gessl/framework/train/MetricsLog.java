package org.gessl.framework.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gessl.framework.spec.UserException;

/** The figures of a run over its steps, as {@link JsonLinesMetrics} wrote them. */
public final class MetricsLog {
    private static final String EPOCH = "epoch";
    private static final Set<String> CLOCKS = Set.of("step", EPOCH, "seconds");

    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Map<String, Double>> measured = new ArrayList<>();
    private long steps;

    private MetricsLog() {}

    /**
     * A figure over the epochs.
     *
     * @param epochs where it was taken, rising
     * @param values its values; NaN where it was not finite
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Series(double[] epochs, double[] values) {}

    /**
     * Reads {@code file}; of a missing one there are no steps. A last line that a killed run left half written is passed over.
     *
     * @throws UserException {@code metrics-unreadable} if the file cannot be read or another line is damaged
     */
    public static MetricsLog read(Path file) {
        MetricsLog log = new MetricsLog();
        if (!Files.exists(file)) {
            return log;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            for (long number = 1; line != null; number++) {
                String next = lines.readLine();
                Optional<JsonNode> step = step(line);
                step.ifPresent(log::add);
                if (step.isEmpty() && next != null) {
                    throw new UserException(
                            "metrics-unreadable", file + ": line " + number + " is not the JSON object of a step");
                }
                line = next;
            }
            return log;
        } catch (IOException e) {
            throw new UserException("metrics-unreadable", file + " cannot be read: " + e.getMessage());
        }
    }

    /** Returns how many steps there are. */
    public long steps() {
        return steps;
    }

    /** Returns the names of the figures, in the order in which they first appear. */
    public Set<String> names() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    /** Returns the figure {@code name}; without values if there is none of that name. */
    public Series series(String name) {
        return columns.getOrDefault(name, new Column()).series();
    }

    /**
     * Returns all figures of the steps after which the model was measured, in order and each with {@link Trainer#TRAINING_SECONDS}; those that were not
     * finite are left out.
     */
    public List<Map<String, Double>> measured() {
        return Collections.unmodifiableList(measured);
    }

    /** Returns the object of the step that {@code line} holds; empty if the line is damaged. */
    static Optional<JsonNode> step(String line) {
        try {
            return Optional.of(Json.MAPPER.readTree(line))
                    .filter(step -> step.path(EPOCH).isNumber());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void add(JsonNode step) {
        double epoch = step.path(EPOCH).asDouble();
        for (Map.Entry<String, JsonNode> figure : step.properties()) {
            if (!CLOCKS.contains(figure.getKey())) {
                columns.computeIfAbsent(figure.getKey(), name -> new Column())
                        .add(epoch, figure.getValue().asDouble(Double.NaN));
            }
        }
        if (step.has(Trainer.TRAINING_SECONDS)) {
            measured.add(numbers(step));
        }
        steps++;
    }

    private static Map<String, Double> numbers(JsonNode step) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        step.properties().forEach(figure -> {
            if (figure.getValue().isNumber()) {
                numbers.put(figure.getKey(), figure.getValue().doubleValue());
            }
        });
        return numbers;
    }

    /** A figure's values while they are read. */
    private static final class Column {
        private double[] epochs = new double[16];
        private double[] values = new double[16];
        private int count;

        void add(double epoch, double value) {
            if (count == values.length) {
                epochs = Arrays.copyOf(epochs, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            epochs[count] = epoch;
            values[count++] = value;
        }

        Series series() {
            return new Series(Arrays.copyOf(epochs, count), Arrays.copyOf(values, count));
        }
    }
}
