package org.gessl.framework.data;

import java.nio.ByteBuffer;

/**
 * Some images of a set, in an order of their own.
 *
 * @param images the set
 * @param rows the images, by their indices in the set
 */
@SuppressWarnings("ArrayRecordComponent")
public record ImageSubset(ImageSet images, int[] rows) implements ImageSet {

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int height() {
        return images.height();
    }

    @Override
    public int width() {
        return images.width();
    }

    @Override
    public int label(int index) {
        return images.label(rows[index]);
    }

    @Override
    public void read(int index, ByteBuffer target) {
        images.read(rows[index], target);
    }
}
