package org.gessl.plugins.data;

import jakarta.inject.Inject;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gessl.framework.data.Digests;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageStore;
import org.gessl.framework.data.ImageStoreWriter;
import org.gessl.framework.data.Part;
import org.gessl.framework.data.Split;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.data.StoreIndex;
import org.gessl.framework.plugin.DataSource;

/** Draws {@link Shapes} on all cores into a store. */
final class ShapesSource implements DataSource {
    /** Changes whenever the same options give other bytes. */
    private static final int VERSION = 1;

    private static final int CHUNK = 512;

    private final Shapes options;

    @Inject
    ShapesSource(Shapes options) {
        this.options = options;
    }

    @Override
    public ImageData open(Request request) {
        String key =
                "shapes-v" + VERSION + "-" + options.trainImages() + "-" + options.testImages() + "-" + options.seed();
        ImageStore store = new StoreCache(request.cache())
                .open(key, request.imageSize(), writer -> build(writer, request.imageSize()));
        return ImageData.of(options.plugin(), store, Split.published());
    }

    private StoreIndex build(ImageStoreWriter writer, int size) throws IOException {
        MessageDigest digest = Digests.sha256();
        int count = options.trainImages() + options.testImages();
        for (int from = 0; from < count; from += CHUNK) {
            List<byte[]> chunk = IntStream.range(from, Math.min(count, from + CHUNK))
                    .parallel()
                    .mapToObj(i -> paint(i, size))
                    .toList();
            for (byte[] pixels : chunk) {
                digest.update(pixels);
                writer.append(pixels);
            }
        }
        List<StoreIndex.Image> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Part part = i < options.trainImages() ? Part.TRAIN : Part.TEST;
            images.add(new StoreIndex.Image(i, label(i), part));
        }
        return new StoreIndex(classes(), HexFormat.of().formatHex(digest.digest()), 0, images);
    }

    private byte[] paint(int index, int size) {
        long base = new SplittableRandom(options.seed()).nextLong();
        return new ShapePainter(size, new SplittableRandom(base + index)).paint(ShapeKind.values()[label(index)]);
    }

    private static int label(int index) {
        return index % ShapeKind.values().length;
    }

    private static List<String> classes() {
        return Arrays.stream(ShapeKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
