package org.gessl.recipes.report;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.gessl.framework.data.ImageSet;

/** Images of a data set as data URIs, which need no file beside the page. */
final class Picture {
    private static final int LARGEST = 96;
    private static final int TILE = 32;

    private Picture() {}

    /** Returns image {@code row} of {@code images}, reduced to at most {@value #LARGEST} pixels a side. */
    static String of(ImageSet images, int row) {
        return uri(reduced(decoded(images, row), LARGEST), "PNG");
    }

    /**
     * Small images in one picture, row by row.
     *
     * @param uri the picture
     * @param width width of a small image [pixels]
     * @param height height of a small image [pixels]
     * @param columns small images in a row of the picture
     */
    record Sheet(String uri, int width, int height, int columns) {}

    /** Returns all of {@code images}, each reduced to at most {@value #TILE} pixels a side. */
    static Sheet sheet(ImageSet images) {
        int columns = (int) Math.ceil(Math.sqrt(images.size()));
        BufferedImage first = reduced(decoded(images, 0), TILE);
        int width = first.getWidth();
        int height = first.getHeight();
        int rows = (images.size() + columns - 1) / columns;
        BufferedImage sheet = new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < images.size(); i++) {
            graphics.drawImage(reduced(decoded(images, i), TILE), i % columns * width, i / columns * height, null);
        }
        graphics.dispose();
        return new Sheet(uri(sheet, "JPEG"), width, height, columns);
    }

    private static BufferedImage decoded(ImageSet images, int row) {
        ByteBuffer pixels = ByteBuffer.allocate(images.imageBytes());
        images.read(row, pixels);
        pixels.flip();
        BufferedImage image = new BufferedImage(images.width(), images.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < images.height(); y++) {
            for (int x = 0; x < images.width(); x++) {
                image.setRGB(x, y, (pixels.get() & 0xff) << 16 | (pixels.get() & 0xff) << 8 | pixels.get() & 0xff);
            }
        }
        return image;
    }

    private static BufferedImage reduced(BufferedImage image, int side) {
        double scale = (double) side / Math.max(image.getWidth(), image.getHeight());
        if (scale >= 1) {
            return image;
        }
        int width = Math.max(1, (int) Math.round(scale * image.getWidth()));
        int height = Math.max(1, (int) Math.round(scale * image.getHeight()));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return small;
    }

    private static String uri(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("an image cannot be encoded", e);
        }
        return "data:image/" + format.toLowerCase(Locale.ROOT) + ";base64,"
                + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
