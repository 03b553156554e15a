package org.gessl.framework.data;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The first {@value #BYTES} bytes of a store: what follows it, and checksums over all of it. The pixels follow, then the index.
 *
 * @param height height of every image [pixels]
 * @param width width of every image [pixels]
 * @param count number of images among the pixels
 * @param indexBytes length of the index [bytes]
 * @param pixelSum CRC-32C of the pixels
 * @param indexSum CRC-32C of the index
 */
record StoreHeader(int height, int width, int count, int indexBytes, long pixelSum, long indexSum) {
    static final int BYTES = 64;
    private static final long MAGIC = 0x474553534C494D47L;
    private static final int VERSION = 1;
    private static final int SUMMED = 48;

    int imageBytes() {
        return height * width * 3;
    }

    long indexOffset() {
        return BYTES + (long) count * imageBytes();
    }

    long fileBytes() {
        return indexOffset() + indexBytes;
    }

    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(MAGIC).putInt(VERSION);
        bytes.putInt(height).putInt(width).putInt(count).putInt(indexBytes);
        bytes.putLong(pixelSum).putLong(indexSum);
        bytes.putLong(SUMMED, sum(bytes));
        return bytes.position(0);
    }

    /** Returns the header in {@code bytes}. */
    static StoreHeader fromBytes(ByteBuffer bytes) throws DamagedStoreException {
        if (bytes.remaining() < BYTES || bytes.getLong(SUMMED) != sum(bytes) || bytes.getLong() != MAGIC) {
            throw new DamagedStoreException("its header is incomplete");
        }
        int version = bytes.getInt();
        if (version != VERSION) {
            throw new DamagedStoreException("it has version " + version + ", not " + VERSION);
        }
        return new StoreHeader(
                bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getLong(), bytes.getLong());
    }

    private static long sum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, SUMMED);
        return sum.getValue();
    }
}
