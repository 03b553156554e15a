package org.gessl.framework.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Decoded uint8 images in one memory-mapped file. The mapping lives as long as an {@link ImageSet} of it; the file itself
 * is closed once it is mapped.
 */
public final class ImageStore {
    /** A mapping holds at most 2 GiB, so the pixels are mapped in pieces of whole images. */
    private static final int PIECE_BYTES = 1 << 30;

    private static final int CHECK_BYTES = 1 << 20;

    private final StoreHeader header;
    private final StoreIndex index;
    private final List<MappedByteBuffer> pieces;
    private final int imagesPerPiece;

    private ImageStore(StoreHeader header, StoreIndex index, List<MappedByteBuffer> pieces) {
        this.header = header;
        this.index = index;
        this.pieces = pieces;
        this.imagesPerPiece = imagesPerPiece(header);
    }

    /**
     * Opens {@code path}, checking every byte of it against the checksums.
     *
     * @throws DamagedStoreException if the file is incomplete, altered or of another version
     */
    static ImageStore open(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            StoreHeader header = StoreHeader.fromBytes(readFully(file, 0, StoreHeader.BYTES));
            if (file.size() != header.fileBytes()) {
                throw new DamagedStoreException("it has " + file.size() + " bytes instead of " + header.fileBytes());
            }
            ByteBuffer tail = readFully(file, header.indexOffset(), header.indexBytes());
            CRC32C indexSum = new CRC32C();
            indexSum.update(tail.array());
            if (indexSum.getValue() != header.indexSum()) {
                throw new DamagedStoreException("its index does not match its checksum");
            }
            checkPixels(file, header);
            return new ImageStore(header, StoreIndex.fromBytes(tail.array()), map(file, header));
        }
    }

    /** Returns what the store knows about its images. */
    public StoreIndex index() {
        return index;
    }

    /** Returns {@code images} of this store in that order. */
    public ImageSet select(List<StoreIndex.Image> images) {
        int[] positions = images.stream().mapToInt(StoreIndex.Image::position).toArray();
        int[] labels = images.stream().mapToInt(StoreIndex.Image::label).toArray();
        return new Selection(positions, labels);
    }

    private static int imagesPerPiece(StoreHeader header) {
        return PIECE_BYTES / header.imageBytes();
    }

    private static List<MappedByteBuffer> map(FileChannel file, StoreHeader header) throws IOException {
        List<MappedByteBuffer> pieces = new ArrayList<>();
        long pieceBytes = (long) imagesPerPiece(header) * header.imageBytes();
        for (long from = StoreHeader.BYTES; from < header.indexOffset(); from += pieceBytes) {
            pieces.add(file.map(MapMode.READ_ONLY, from, Math.min(pieceBytes, header.indexOffset() - from)));
        }
        return pieces;
    }

    /** Reads past the mapping, whose pages would count as this process's memory from then on. */
    private static void checkPixels(FileChannel file, StoreHeader header) throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer block = ByteBuffer.allocateDirect(CHECK_BYTES);
        for (long at = StoreHeader.BYTES; at < header.indexOffset(); at += block.limit()) {
            block.clear().limit((int) Math.min(CHECK_BYTES, header.indexOffset() - at));
            while (block.hasRemaining() && file.read(block, at + block.position()) >= 0) {}
            sum.update(block.flip());
        }
        if (sum.getValue() != header.pixelSum()) {
            throw new DamagedStoreException("its pixels do not match their checksum");
        }
    }

    private static ByteBuffer readFully(FileChannel file, long from, int length) throws IOException {
        if (length < 0 || length > file.size() - from) {
            throw new DamagedStoreException("it ends early");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
        return bytes.flip();
    }

    private final class Selection implements ImageSet {
        private final int[] positions;
        private final int[] labels;

        Selection(int[] positions, int[] labels) {
            this.positions = positions;
            this.labels = labels;
        }

        @Override
        public int size() {
            return positions.length;
        }

        @Override
        public int height() {
            return header.height();
        }

        @Override
        public int width() {
            return header.width();
        }

        @Override
        public int label(int index) {
            return labels[index];
        }

        @Override
        public void read(int index, ByteBuffer target) {
            int position = positions[index];
            int length = header.imageBytes();
            int from = position % imagesPerPiece * length;
            target.put(target.position(), pieces.get(position / imagesPerPiece), from, length);
            target.position(target.position() + length);
        }
    }
}
