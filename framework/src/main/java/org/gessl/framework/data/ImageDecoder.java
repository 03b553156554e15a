package org.gessl.framework.data;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG, PNG, BMP and GIF (its first frame) to square RGB images of one side.
 *
 * <p>The central square of the image, as large as its short side, is brought to the asked side by {@link Resampler}. Of images more
 * than sixteen times as large, every n-th pixel is read such that at least eight are left for each target pixel. Grey values
 * fill all three channels; transparent parts show white. Safe for use by several threads.
 */
public final class ImageDecoder {
    /** Changes whenever the same file decodes to other bytes, so that old stores are not taken for new ones. */
    public static final int VERSION = 1;

    /** The longest side that is decoded [pixels]. */
    public static final int MAX_SIDE = 16_384;

    /** The largest area that is decoded [pixels]. */
    public static final long MAX_AREA = 100_000_000L;

    private static final Set<String> FORMATS = Set.of("jpeg", "png", "bmp", "gif");
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif");
    private static final int SAMPLES_PER_PIXEL = 8;

    private final int size;

    /** Creates the decoder to images of {@code size} x {@code size} pixels. */
    public ImageDecoder(int size) {
        this.size = size;
    }

    /** Returns the bytes of a decoded image. */
    int imageBytes() {
        return size * size * 3;
    }

    /** Returns whether the ending of {@code name} is one of an image that can be decoded. */
    public static boolean isImageName(String name) {
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the image in {@code file} as size x size x 3 bytes, row-major, red first.
     *
     * @throws IOException saying why, if {@code file} is no image, truncated or too large
     */
    public byte[] decode(byte[] file) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = readerOf(in);
            try {
                reader.setInput(in, true, true);
                return decode(reader);
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) {
            // The readers of the JDK answer some damaged files with index and argument errors of their own.
            throw new IOException("cannot be decoded (" + e + ")", e);
        }
    }

    private byte[] decode(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_AREA) {
            throw new IOException("is " + width + " x " + height + " pixels; at most " + MAX_SIDE + " a side and "
                    + MAX_AREA / 1_000_000 + " million in all are decoded");
        }
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage square = reader.read(0, centralSquare(reader, width, height));
        if (warnings.stream().anyMatch(ImageDecoder::meansTruncated)) {
            throw new IOException("is truncated");
        }
        int side = Math.min(square.getWidth(), square.getHeight());
        return new Resampler(side, size).apply(rgb(square, side));
    }

    private static ImageReader readerOf(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new IOException("is not a JPEG, PNG, BMP or GIF image");
    }

    private ImageReadParam centralSquare(ImageReader reader, int width, int height) {
        int side = Math.min(width, height);
        int step = Math.max(1, side / (SAMPLES_PER_PIXEL * size));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    /** The JPEG reader fills what is missing with grey and only warns (its words for a missing end-of-image marker). */
    private static boolean meansTruncated(String warning) {
        return warning.contains("EOI") || warning.contains("Premature end");
    }

    /** Takes the samples as they are stored: Java's own colour conversion would brighten grey images. */
    private static byte[] rgb(BufferedImage image, int side) {
        Raster raster = image.getRaster();
        ColorModel colours = image.getColorModel();
        int bands = raster.getNumBands();
        byte[] result = new byte[side * side * 3];
        if (bands == 3 && raster.getTransferType() == DataBuffer.TYPE_BYTE && isEightBits(raster)) {
            raster.getDataElements(0, 0, side, side, result);
            return result;
        }
        int[] row = new int[side * bands];
        int[] largest = colours instanceof IndexColorModel ? null : largestSamples(raster);
        for (int y = 0; y < side; y++) {
            raster.getPixels(0, y, side, 1, row);
            for (int x = 0; x < side; x++) {
                int pixel = colours instanceof IndexColorModel palette
                        ? palette.getRGB(row[x])
                        : argb(row, x * bands, bands, largest);
                put(pixel, result, (y * side + x) * 3);
            }
        }
        return result;
    }

    private static boolean isEightBits(Raster raster) {
        return Arrays.stream(raster.getSampleModel().getSampleSize()).allMatch(bits -> bits == 8);
    }

    private static int[] largestSamples(Raster raster) {
        int[] largest = raster.getSampleModel().getSampleSize();
        for (int band = 0; band < largest.length; band++) {
            largest[band] = (1 << largest[band]) - 1;
        }
        return largest;
    }

    /** One or two bands are grey and perhaps alpha; three or four are red, green, blue and perhaps alpha. */
    private static int argb(int[] row, int at, int bands, int[] largest) {
        int red = row[at] * 255 / largest[0];
        int green = bands < 3 ? red : row[at + 1] * 255 / largest[1];
        int blue = bands < 3 ? red : row[at + 2] * 255 / largest[2];
        int alpha = bands % 2 == 1 ? 255 : row[at + bands - 1] * 255 / largest[bands - 1];
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    private static void put(int argb, byte[] result, int at) {
        int alpha = argb >>> 24;
        for (int channel = 0; channel < 3; channel++) {
            int value = argb >> (16 - 8 * channel) & 0xFF;
            result[at + channel] = (byte) (255 + (value - 255) * alpha / 255);
        }
    }
}
