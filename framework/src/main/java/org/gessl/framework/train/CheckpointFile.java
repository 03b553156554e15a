package org.gessl.framework.train;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A checkpoint as a safetensors file: header length (8 bytes, little-endian), JSON header, then each tensor's 32-bit floats,
 * little-endian. The metadata hold the checkpoint's own, its {@code step}, and the CRC-32C of header and data, in which the
 * checksum's own digits count as zeros.
 */
final class CheckpointFile {
    private static final String STEP = "step";
    private static final String CHECKSUM = "crc32c";
    private static final String NO_CHECKSUM = "00000000";
    private static final int LENGTH_BYTES = 8;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int LARGEST_HEADER = 64 << 20;

    private CheckpointFile() {}

    /** Writes {@code checkpoint} so that {@code file} is whole or missing. */
    static void write(Path file, Checkpoint checkpoint) throws IOException {
        byte[] header = header(checkpoint).encode();
        AtomicFile.write(file, channel -> {
            CRC32C checksum = new CRC32C();
            checksum.update(header);
            ByteBuffer chunk = chunk();
            channel.position(LENGTH_BYTES + header.length);
            for (Checkpoint.Tensor tensor : checkpoint.tensors().values()) {
                writeFloats(channel, chunk, checksum, tensor.values());
            }
            byte[] digits = String.format("%08x", checksum.getValue()).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, header, placeOf(header, NO_CHECKSUM), digits.length);
            ByteBuffer head = ByteBuffer.allocate(LENGTH_BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
            head.putLong(header.length).put(header).flip();
            channel.position(0);
            writeFully(channel, head);
        });
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws IOException saying what is wrong, if anything of it was changed or is missing
     */
    static Checkpoint read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] json = readHeader(channel);
            SafetensorsHeader header = SafetensorsHeader.decode(json);
            long expected = LENGTH_BYTES + json.length + header.dataBytes();
            if (channel.size() != expected) {
                throw new IOException("it has " + channel.size() + " bytes where its header says " + expected);
            }
            String stated = header.metadata().getOrDefault(CHECKSUM, "");
            int place = placeOf(json, stated);
            System.arraycopy(NO_CHECKSUM.getBytes(StandardCharsets.US_ASCII), 0, json, place, NO_CHECKSUM.length());
            CRC32C checksum = new CRC32C();
            checksum.update(json);
            Checkpoint checkpoint = checkpoint(header, readTensors(channel, header, checksum));
            if (!stated.equals(String.format("%08x", checksum.getValue()))) {
                throw new IOException("its content does not match its checksum");
            }
            return checkpoint;
        }
    }

    private static SafetensorsHeader header(Checkpoint checkpoint) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(CHECKSUM, NO_CHECKSUM);
        metadata.put(STEP, Long.toString(checkpoint.step()));
        checkpoint.metadata().forEach((key, value) -> {
            if (metadata.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException("the metadata key " + key + " is reserved");
            }
        });
        Map<String, long[]> shapes = new LinkedHashMap<>();
        checkpoint.tensors().forEach((name, tensor) -> {
            if (SafetensorsHeader.elements(tensor.shape()) != tensor.values().length) {
                throw new IllegalArgumentException(name + " has the shape " + Arrays.toString(tensor.shape()) + " and "
                        + tensor.values().length + " values");
            }
            shapes.put(name, tensor.shape());
        });
        return new SafetensorsHeader(metadata, shapes);
    }

    private static Checkpoint checkpoint(SafetensorsHeader header, Map<String, Checkpoint.Tensor> tensors)
            throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
        metadata.remove(CHECKSUM);
        try {
            return new Checkpoint(Long.parseLong(metadata.remove(STEP)), metadata, tensors);
        } catch (NumberFormatException e) {
            throw new IOException("its header states no step", e);
        }
    }

    // The checksum is the first of the metadata, so the first match is its place.
    private static int placeOf(byte[] header, String checksum) throws IOException {
        int place =
                new String(header, StandardCharsets.ISO_8859_1).indexOf("\"" + CHECKSUM + "\":\"" + checksum + "\"");
        if (place < 0 || checksum.length() != NO_CHECKSUM.length()) {
            throw new IOException("its header states no checksum");
        }
        return place + CHECKSUM.length() + 4;
    }

    private static byte[] readHeader(FileChannel channel) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, length);
        long bytes = length.getLong(0);
        if (bytes < 2 || bytes > LARGEST_HEADER || bytes > channel.size() - LENGTH_BYTES) {
            throw new IOException("its header length is " + bytes + " in a file of " + channel.size() + " bytes");
        }
        ByteBuffer header = ByteBuffer.allocate((int) bytes);
        readFully(channel, header);
        return header.array();
    }

    private static Map<String, Checkpoint.Tensor> readTensors(
            FileChannel channel, SafetensorsHeader header, CRC32C checksum) throws IOException {
        ByteBuffer chunk = chunk();
        Map<String, Checkpoint.Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, long[]> entry : header.shapes().entrySet()) {
            long[] shape = entry.getValue();
            float[] values = new float[Math.toIntExact(SafetensorsHeader.elements(shape))];
            readFloats(channel, chunk, checksum, values);
            tensors.put(entry.getKey(), new Checkpoint.Tensor(shape, values));
        }
        return tensors;
    }

    private static void writeFloats(FileChannel channel, ByteBuffer chunk, CRC32C checksum, float[] values)
            throws IOException {
        int floats = CHUNK_BYTES / Float.BYTES;
        for (int done = 0; done < values.length; done += floats) {
            int count = Math.min(floats, values.length - done);
            chunk.clear().limit(count * Float.BYTES);
            chunk.asFloatBuffer().put(values, done, count);
            checksum.update(chunk);
            writeFully(channel, chunk.rewind());
        }
    }

    private static void readFloats(FileChannel channel, ByteBuffer chunk, CRC32C checksum, float[] values)
            throws IOException {
        int floats = CHUNK_BYTES / Float.BYTES;
        for (int done = 0; done < values.length; done += floats) {
            int count = Math.min(floats, values.length - done);
            readFully(channel, chunk.clear().limit(count * Float.BYTES));
            chunk.rewind().asFloatBuffer().get(values, done, count);
            checksum.update(chunk);
        }
    }

    private static ByteBuffer chunk() {
        return ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("it ends too early");
            }
        }
    }
}
