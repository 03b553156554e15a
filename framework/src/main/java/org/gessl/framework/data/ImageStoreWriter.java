package org.gessl.framework.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Writes an image store: the images in any order, then the index, last the header, so that a half-written file is none. */
public final class ImageStoreWriter implements AutoCloseable {
    private final FileChannel file;
    private final int size;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    private final CRC32C pixelSum = new CRC32C();
    private int count;

    /** Creates {@code path}, which must not exist, for images of {@code size} x {@code size} pixels. */
    ImageStoreWriter(Path path, int size) throws IOException {
        this.size = size;
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        file.position(StoreHeader.BYTES);
    }

    /**
     * Appends one image.
     *
     * @param pixels size x size x 3 bytes, row-major, red first
     * @return its position, to be named in the index
     */
    public int append(byte[] pixels) throws IOException {
        if (pixels.length != size * size * 3) {
            throw new IllegalArgumentException(pixels.length + " bytes are no image of side " + size);
        }
        pixelSum.update(pixels);
        put(pixels);
        return count++;
    }

    /** Completes the store and forces it to the disk. */
    void finish(StoreIndex index) throws IOException {
        byte[] tail = index.toBytes();
        put(tail);
        flush();
        CRC32C indexSum = new CRC32C();
        indexSum.update(tail);
        StoreHeader header = new StoreHeader(size, size, count, tail.length, pixelSum.getValue(), indexSum.getValue());
        file.write(header.toBytes(), 0);
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void put(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(buffer.remaining(), bytes.length - from);
            buffer.put(bytes, from, length);
            from += length;
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }
}
