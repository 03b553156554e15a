package org.gessl.framework.train;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/**
 * Writes the figures of every n-th step, of those with a measurement and of the last one as a TensorBoard event file: records framed as in TFRecord
 * (length, masked CRC-32C of the length, data, masked CRC-32C of the data), each a protobuf {@code Event}.
 *
 * <p>A tag is the scalar's name if that holds a {@code /}; else {@code loss} becomes {@code loss/total}, {@code loss-x} becomes
 * {@code loss/x} and any other name {@code training/name}; a measured figure is called {@code measured/name}. A resumed run writes a file of its own that tells TensorBoard to forget
 * later steps of the files before.
 */
public final class TensorBoardEvents implements TrainingListener {
    private static final int DEFAULT_INTERVAL = 10;

    private final Path folder;
    private final int interval;
    private OutputStream out;
    private Step unwritten;

    /** Writes every 10th step into {@code folder}. */
    public TensorBoardEvents(Path folder) {
        this(folder, DEFAULT_INTERVAL);
    }

    /** Writes every {@code interval}-th step into {@code folder}; at least 1. */
    public TensorBoardEvents(Path folder, int interval) {
        if (interval < 1) {
            throw new IllegalArgumentException("interval = " + interval + " must be at least 1");
        }
        this.folder = folder;
        this.interval = interval;
    }

    @Override
    public void started(Plan plan) {
        try {
            Files.createDirectories(folder);
            // TensorBoard reads the files of a folder in the order of their names.
            String name = "events.out.tfevents.%010d.%09d.gessl"
                    .formatted(System.currentTimeMillis() / 1000, plan.firstStep());
            out = Files.newOutputStream(
                    folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
        write(event().setFileVersion("brain.Event:2"));
        if (plan.firstStep() > 0) {
            write(event().setStep(plan.firstStep() + 1)
                    .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START)));
        }
    }

    @Override
    public void stepped(Step step) {
        unwritten = step;
        if (step.number() % interval == 0 || !step.measured().isEmpty()) {
            writeStep();
        }
    }

    @Override
    public void close() {
        if (out == null) {
            return;
        }
        if (unwritten != null) {
            writeStep();
        }
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void writeStep() {
        Summary.Builder summary = Summary.newBuilder();
        unwritten.scalars().forEach((name, value) -> summary.addValue(value(tag(name), value)));
        unwritten.measured().forEach((name, value) -> summary.addValue(value("measured/" + name, value)));
        write(event().setStep(unwritten.number()).setSummary(summary));
        unwritten = null;
    }

    private static Summary.Value value(String tag, double value) {
        return Summary.Value.newBuilder()
                .setTag(tag)
                .setSimpleValue((float) value)
                .build();
    }

    private static String tag(String scalar) {
        if (scalar.contains("/")) {
            return scalar;
        }
        if (scalar.equals("loss")) {
            return "loss/total";
        }
        return scalar.startsWith("loss-") ? "loss/" + scalar.substring("loss-".length()) : "training/" + scalar;
    }

    private static Event.Builder event() {
        return Event.newBuilder().setWallTime(System.currentTimeMillis() / 1000.0);
    }

    private void write(Event.Builder event) {
        byte[] data = event.build().toByteArray();
        ByteBuffer framed = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        framed.putLong(data.length);
        framed.putInt(maskedChecksum(framed.array(), 8));
        framed.put(data).putInt(maskedChecksum(data, data.length));
        try {
            out.write(framed.array());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static int maskedChecksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("the events in " + folder + " cannot be written: " + e.getMessage(), e);
    }
}
