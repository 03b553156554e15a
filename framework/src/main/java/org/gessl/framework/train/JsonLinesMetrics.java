package org.gessl.framework.train;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the figures of each step as a JSON object on a line of its own: {@code step}, {@code epoch}, {@code seconds} of training
 * (a resumed run goes on counting), then every scalar and every measured figure by name; one that is not finite is {@code null}. Each line is handed to
 * the system at once. A resumed run first cuts off what came after the step that it goes on from, so no step stands there twice.
 */
public final class JsonLinesMetrics implements TrainingListener {
    private final Path file;
    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    private OutputStream out;
    private double secondsBefore;
    private long startNanos;

    /** Writes {@code file} when the run starts; what it holds for a new run is replaced. */
    public JsonLinesMetrics(Path file) {
        this.file = file;
    }

    @Override
    public void started(Plan plan) {
        try {
            if (Files.exists(file)) {
                cutAfter(plan.firstStep());
            }
            out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unwritable(e);
        }
        startNanos = System.nanoTime();
    }

    @Override
    public void stepped(Step step) {
        line.reset();
        try {
            try (JsonGenerator object = json.createGenerator(line)) {
                object.writeStartObject();
                object.writeNumberField("step", step.number());
                writeFigure(object, "epoch", step.epoch());
                double seconds = secondsBefore + (System.nanoTime() - startNanos) / 1e9;
                writeFigure(object, "seconds", Math.round(seconds * 1000) / 1000.0);
                writeFigures(object, step.scalars());
                writeFigures(object, step.measured());
                object.writeEndObject();
                object.writeRaw('\n');
            }
            out.write(line.toByteArray());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void writeFigures(JsonGenerator object, Map<String, Double> figures) throws IOException {
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            writeFigure(object, figure.getKey(), figure.getValue());
        }
    }

    private static void writeFigure(JsonGenerator object, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            object.writeNumberField(name, value);
        } else {
            object.writeNullField(name);
        }
    }

    private void cutAfter(long step) throws IOException {
        long kept = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                Optional<JsonNode> object = MetricsLog.step(text);
                if (object.isEmpty() || object.get().path("step").asLong(Long.MAX_VALUE) > step) {
                    break;
                }
                kept += text.length() + 1;
                secondsBefore = object.get().path("seconds").asDouble();
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(kept);
            if (channel.size() < kept) {
                // The last line came without its end.
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}), channel.size());
            }
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("the metrics " + file + " cannot be written: " + e.getMessage(), e);
    }
}
