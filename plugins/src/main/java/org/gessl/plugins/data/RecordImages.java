package org.gessl.plugins.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.data.ImageStoreWriter;
import org.gessl.framework.data.Resampler;
import org.gessl.framework.spec.UserException;

/**
 * Stores the images of files that are records of one length, converted and resampled on all cores.
 *
 * @param tree where the files are
 * @param resampler brings the images to the size of the store
 * @param pixels makes the pixels of an image, row-major, red first, out of its record; called by several threads
 */
record RecordImages(FileTree tree, Resampler resampler, UnaryOperator<byte[]> pixels) {
    private static final int CHUNK = 256;

    /** Takes a record whose image is stored. */
    @FunctionalInterface
    interface Taker {
        void take(int position, byte[] record);
    }

    /**
     * Appends the image of each record of {@code length} bytes to {@code writer} and shows position and record to {@code taker}, in order.
     *
     * @throws UserException if the file cannot be read or ends within a record
     */
    void read(FileTree.Entry entry, int length, ImageStoreWriter writer, Taker taker) {
        List<byte[]> records = chunk(entry, length);
        while (!records.isEmpty()) {
            List<byte[]> images = records.parallelStream()
                    .map(record -> resampler.apply(pixels.apply(record)))
                    .toList();
            for (int i = 0; i < images.size(); i++) {
                taker.take(append(images.get(i), writer), records.get(i));
            }
            records = chunk(entry, length);
        }
    }

    private List<byte[]> chunk(FileTree.Entry entry, int length) {
        List<byte[]> records = new ArrayList<>();
        try {
            while (records.size() < CHUNK) {
                byte[] record = entry.content().readNBytes(length);
                if (record.length == 0) {
                    return records;
                }
                if (record.length < length) {
                    throw new UserException(
                            "data-files",
                            entry.path() + " in " + tree.location()
                                    + " ends within a record: its length must be a multiple of " + length + " bytes");
                }
                records.add(record);
            }
        } catch (IOException e) {
            throw new UserException(
                    "data-files",
                    entry.path() + " in " + tree.location() + " cannot be read to its end: " + e.getMessage());
        }
        return records;
    }

    private static int append(byte[] image, ImageStoreWriter writer) {
        try {
            return writer.append(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
