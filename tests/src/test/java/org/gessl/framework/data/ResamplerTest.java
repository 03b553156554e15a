package org.gessl.framework.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResamplerTest {

    @Test
    void enlarging_isBilinearBetweenPixelCentres() {
        assertThat(row(new Resampler(2, 4).apply(columns(0, 100)), 4)).containsExactly(0, 25, 75, 100);
    }

    @Test
    void reducing_weighsEverySourcePixelByATriangle() {
        assertThat(row(new Resampler(4, 2).apply(columns(0, 0, 0, 240)), 2)).containsExactly(0, 103);
        assertThat(row(new Resampler(4, 2).apply(columns(0, 0, 240, 0)), 2)).containsExactly(34, 103);
    }

    @Test
    void equalSides_changeNothing() {
        byte[] pixels = columns(1, 2, 3);
        assertThat(new Resampler(3, 3).apply(pixels)).isSameAs(pixels);
    }

    /** A square image whose columns have these values in all channels. */
    private static byte[] columns(int... values) {
        byte[] pixels = new byte[values.length * values.length * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) values[i / 3 % values.length];
        }
        return pixels;
    }

    private static int[] row(byte[] pixels, int side) {
        int[] row = new int[side];
        for (int x = 0; x < side; x++) {
            row[x] = pixels[((side - 1) * side + x) * 3 + 1] & 0xFF;
        }
        return row;
    }
}
