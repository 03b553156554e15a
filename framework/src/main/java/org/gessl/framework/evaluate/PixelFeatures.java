package org.gessl.framework.evaluate;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.gessl.framework.data.ImageSet;

/**
 * Raw pixels as features, each in [0, 1]: what an encoder has to beat.
 *
 * @param images images of one split
 */
public record PixelFeatures(ImageSet images) implements Features {

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public int dimension() {
        return images.imageBytes();
    }

    @Override
    public int label(int row) {
        return images.label(row);
    }

    @Override
    public void read(int row, FloatBuffer target) {
        ByteBuffer pixels = ByteBuffer.allocate(dimension());
        images.read(row, pixels);
        for (byte pixel : pixels.array()) {
            target.put(Byte.toUnsignedInt(pixel) / 255f);
        }
    }
}
