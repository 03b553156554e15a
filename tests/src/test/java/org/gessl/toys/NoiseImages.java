package org.gessl.toys;

import java.nio.ByteBuffer;
import java.util.Random;
import org.gessl.framework.data.ImageSet;

/**
 * Images of noise, of two classes in turn.
 *
 * @param size number of images
 * @param height height and width [pixels]
 */
public record NoiseImages(int size, int height) implements ImageSet {

    @Override
    public int width() {
        return height;
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
