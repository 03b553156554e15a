package org.gessl.framework.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes operations as a file for {@code chrome://tracing} and Perfetto (Google's Trace Event Format, JSON): a process for each device, a row for each of its
 * threads, an event for each operation, which tells its node and its part of the step. Time begins with the first operation.
 */
public final class ChromeTrace {
    private ChromeTrace() {}

    /**
     * Writes {@code profile} to {@code file}, in place of what is there.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(StepProfile profile, Path file) {
        try (JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
            json.writeStartObject();
            json.writeStringField("displayTimeUnit", "ms");
            json.writeArrayFieldStart("traceEvents");
            events(profile.operations(), json);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("the trace " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void events(List<TracedOperation> operations, JsonGenerator json) throws IOException {
        List<String> devices = new ArrayList<>(
                operations.stream().map(TracedOperation::device).distinct().toList());
        for (String device : devices) {
            json.writeStartObject();
            json.writeStringField("ph", "M");
            json.writeStringField("name", "process_name");
            json.writeNumberField("pid", devices.indexOf(device));
            json.writeObjectFieldStart("args");
            json.writeStringField("name", device);
            json.writeEndObject();
            json.writeEndObject();
        }
        for (TracedOperation operation : operations) {
            json.writeStartObject();
            json.writeStringField("ph", "X");
            json.writeStringField("name", operation.type());
            json.writeStringField("cat", operation.part().name());
            json.writeNumberField("pid", devices.indexOf(operation.device()));
            json.writeNumberField("tid", operation.thread());
            json.writeNumberField(
                    "ts", operation.startMicros() - operations.get(0).startMicros());
            json.writeNumberField("dur", operation.micros());
            json.writeObjectFieldStart("args");
            json.writeStringField("node", operation.name());
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
