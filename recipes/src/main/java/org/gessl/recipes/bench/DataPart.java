package org.gessl.recipes.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.data.FeedClock;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;

/**
 * Images a second: decoded from a folder of JPEG files and from CIFAR-10's binary files into a new store, and read in batches from the store; beside what
 * the narrowest step consumes.
 */
final class DataPart {
    private static final int JPEGS = 2000;
    private static final int RECORDS_PER_FILE = 2000;
    private static final int TRAIN_FILES = 5;
    private static final int SIDE = 32;
    private static final int RECORD_BYTES = 1 + 3 * SIDE * SIDE;
    private static final int BATCHES = 400;

    private final Bench bench;

    private DataPart(Bench bench) {
        this.bench = bench;
    }

    static void measure(Bench bench) {
        try {
            new DataPart(bench).measure();
        } catch (IOException e) {
            throw new UncheckedIOException("the images to measure cannot be written: " + e.getMessage(), e);
        }
    }

    private void measure() throws IOException {
        ResolvedPipeline shapes =
                bench.pipeline(List.of("data=shapes", "data.trainImages=" + JPEGS, "data.testImages=20"));
        try (ImageData data = bench.open(shapes)) {
            Path jpegs = writeJpegs(data.train());
            add("jpeg-folder", opening("image-folder", jpegs, JPEGS));
            Path binary = writeRecords();
            add("cifar-binary", opening("cifar-10", binary, (TRAIN_FILES + 1) * RECORDS_PER_FILE));
            add(
                    "store",
                    FeedClock.imagesPerSecond(data.train(), bench.settings().batch(), BATCHES));
        }
    }

    private double opening(String plugin, Path path, int images) {
        ResolvedPipeline pipeline = bench.pipeline(List.of("data=" + plugin, "data.path=" + path));
        Path cache = bench.folder().resolve("cache-" + plugin);
        long start = System.nanoTime();
        bench.open(pipeline, cache).close();
        return images / ((System.nanoTime() - start) / 1e9);
    }

    private void add(String what, double imagesPerSecond) {
        Result result = Result.of("data/" + what, imagesPerSecond, "images/s");
        bench.settings().widths().stream()
                .min(Integer::compare)
                .flatMap(width -> bench.median("step/width-" + width + "/whole"))
                .ifPresentOrElse(
                        step -> bench.add(result.beside(
                                "consumed by the step", bench.settings().batch() / (step / 1e3))),
                        () -> bench.add(result));
    }

    private Path writeJpegs(ImageSet images) throws IOException {
        Path folder = bench.folder().resolve("jpeg");
        for (int i = 0; i < JPEGS; i++) {
            Path type = Files.createDirectories(folder.resolve("class" + images.label(i)));
            ByteBuffer pixels = ByteBuffer.allocate(images.imageBytes());
            images.read(i, pixels);
            ImageIO.write(
                    picture(pixels.array(), images),
                    "jpg",
                    type.resolve(i + ".jpg").toFile());
        }
        return folder;
    }

    private static BufferedImage picture(byte[] pixels, ImageSet images) {
        BufferedImage picture = new BufferedImage(images.width(), images.height(), BufferedImage.TYPE_INT_RGB);
        IntUnaryOperator channel = at -> pixels[at] & 0xFF;
        for (int i = 0; i < images.width() * images.height(); i++) {
            int rgb = channel.applyAsInt(3 * i) << 16
                    | channel.applyAsInt(3 * i + 1) << 8
                    | channel.applyAsInt(3 * i + 2);
            picture.setRGB(i % images.width(), i / images.width(), rgb);
        }
        return picture;
    }

    private Path writeRecords() throws IOException {
        Path folder = Files.createDirectories(bench.folder().resolve("binary"));
        Random random = new Random(0);
        for (int file = 1; file <= TRAIN_FILES + 1; file++) {
            byte[] records = new byte[RECORDS_PER_FILE * RECORD_BYTES];
            random.nextBytes(records);
            for (int i = 0; i < RECORDS_PER_FILE; i++) {
                records[i * RECORD_BYTES] = (byte) (i % 10);
            }
            String name = file <= TRAIN_FILES ? "data_batch_" + file + ".bin" : "test_batch.bin";
            Files.write(folder.resolve(name), records);
        }
        return folder;
    }
}
