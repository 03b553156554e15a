package org.gessl.framework.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.gessl.framework.data.ImageSet;
import org.junit.jupiter.api.Test;

class PixelFeaturesTest {

    @Test
    void features_areTheUnsignedBytesOver255() {
        Features features = new PixelFeatures(new OneByTwoPixels());
        FloatBuffer row = FloatBuffer.allocate(6);
        features.read(4, row);
        assertThat(row.array()).containsExactly(4 / 255f, 0, 51 / 255f, 128 / 255f, 254 / 255f, 1);
        assertThat(row.hasRemaining()).isFalse();
        assertThat(features.size()).isEqualTo(7);
        assertThat(features.dimension()).isEqualTo(6);
        assertThat(features.label(4)).isEqualTo(5);
    }

    private static final class OneByTwoPixels implements ImageSet {
        @Override
        public int size() {
            return 7;
        }

        @Override
        public int height() {
            return 1;
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public int label(int index) {
            return index + 1;
        }

        @Override
        public void read(int index, ByteBuffer target) {
            target.put(new byte[] {(byte) index, 0, 51, (byte) 128, (byte) 254, (byte) 255});
        }
    }
}
