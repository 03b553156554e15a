package org.gessl.framework.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.gessl.testing.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder(8);

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void losslessFormat_ofOneColour_keepsItExactly(String format) throws IOException {
        byte[] pixels = decoder.decode(ImageFiles.plain(format, 20, 12, 0x336699));
        assertThat(pixels).hasSize(8 * 8 * 3).startsWith(0x33, 0x66, 0x99).endsWith(0x33, 0x66, 0x99);
    }

    @Test
    void jpeg_ofOneColour_keepsItNearly() throws IOException {
        byte[] pixels = decoder.decode(ImageFiles.plain("jpg", 20, 12, 0x336699));
        assertThat(pixels[0] & 0xFF).isCloseTo(0x33, within(4));
        assertThat(pixels[1] & 0xFF).isCloseTo(0x66, within(4));
        assertThat(pixels[2] & 0xFF).isCloseTo(0x99, within(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp"})
    void greyImage_decodesToItsStoredSamples(String format) throws IOException {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setPixels(0, 0, 8, 8, filled(64, 100));
        for (byte value : decoder.decode(ImageFiles.encode(format, grey))) {
            assertThat(value & 0xFF).isCloseTo(100, within(1));
        }
    }

    @Test
    void oneBitPng_decodesToBlackAndWhite() throws IOException {
        BufferedImage ink = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY);
        ink.setRGB(3, 2, 0xFFFFFF);
        byte[] pixels = decoder.decode(ImageFiles.encode("png", ink));
        assertThat(pixels[(2 * 8 + 3) * 3]).isEqualTo((byte) 255);
        assertThat(pixels[0]).isZero();
    }

    @Test
    void sixteenBitGreyPng_isScaledToEightBits() throws IOException {
        BufferedImage deep = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setPixels(0, 0, 8, 8, filled(64, 0x8080));
        assertThat(decoder.decode(ImageFiles.encode("png", deep))).containsOnly((byte) 0x80);
    }

    @Test
    void transparentPng_showsWhite() throws IOException {
        BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0xFF204060);
        byte[] pixels = decoder.decode(ImageFiles.encode("png", clear));
        assertThat(pixels).startsWith(0x20, 0x40, 0x60).endsWith(-1, -1, -1);
    }

    @Test
    void wideImage_keepsItsCentralSquare() throws IOException {
        BufferedImage wide = new BufferedImage(24, 8, BufferedImage.TYPE_INT_RGB);
        for (int x = 8; x < 16; x++) {
            for (int y = 0; y < 8; y++) {
                wide.setRGB(x, y, 0x00FF00);
            }
        }
        byte[] pixels = decoder.decode(ImageFiles.encode("png", wide));
        for (int i = 0; i < pixels.length; i += 3) {
            assertThat(pixels[i + 1]).isEqualTo((byte) 255);
        }
    }

    @Test
    void fineChequers_reducedToHalf_turnGrey() throws IOException {
        BufferedImage chequers = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            chequers.setRGB(i % 64, i / 64, (i % 64 + i / 64) % 2 == 0 ? 0xFFFFFF : 0);
        }
        for (byte value : decoder.decode(ImageFiles.encode("png", chequers))) {
            assertThat(value & 0xFF).isCloseTo(128, within(3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif"})
    void truncatedFile_isRefused(String format) {
        BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            noise.setRGB(i % 64, i / 64, i * 0x9E3779B1);
        }
        byte[] file = ImageFiles.encode(format, noise);
        for (int share = 1; share < 10; share++) {
            byte[] half = Arrays.copyOf(file, file.length * share / 10);
            assertThatThrownBy(() -> decoder.decode(half))
                    .as("%s cut to %s bytes of %s", format, half.length, file.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void text_isRefused() {
        assertThatThrownBy(() -> decoder.decode("not an image".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessage("is not a JPEG, PNG, BMP or GIF image");
    }

    @Test
    void absurdDimensions_areRefusedFromTheHeader() {
        assertThatThrownBy(() -> decoder.decode(pngHeader(20_000, 20_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("20000 x 20000");
        assertThatThrownBy(() -> decoder.decode(pngHeader(15_000, 15_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("15000 x 15000");
    }

    /** The beginning of a PNG file that says it is of this size. */
    static byte[] pngHeader(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(33);
        file.putLong(0x89504E470D0A1A0AL).putInt(13).putInt(0x49484452);
        file.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(file.array(), 12, 17);
        return file.putInt((int) sum.getValue()).array();
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }
}
