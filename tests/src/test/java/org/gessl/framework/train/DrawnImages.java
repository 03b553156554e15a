package org.gessl.framework.train;

import java.nio.ByteBuffer;
import java.util.Random;
import org.gessl.framework.data.ImageSet;

/** Images of noise, 16 x 16. */
record DrawnImages(int size) implements ImageSet {
    @Override
    public int height() {
        return 16;
    }

    @Override
    public int width() {
        return 16;
    }

    @Override
    public int label(int index) {
        return index % 2;
    }

    @Override
    public void read(int index, ByteBuffer target) {
        byte[] pixels = new byte[imageBytes()];
        new Random(index).nextBytes(pixels);
        target.put(pixels);
    }
}
