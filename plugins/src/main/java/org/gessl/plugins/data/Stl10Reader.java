package org.gessl.plugins.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gessl.framework.data.FileTree;
import org.gessl.framework.data.ImageStore;
import org.gessl.framework.data.ImageStoreWriter;
import org.gessl.framework.data.Part;
import org.gessl.framework.data.Resampler;
import org.gessl.framework.data.SkipLog;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.data.StoreIndex;
import org.gessl.framework.spec.UserException;

/**
 * Reads the binary version of STL-10 into a store: files {@code *_X.bin} of images, each a red, a green and a blue plane that run down the columns,
 * and files {@code *_y.bin} of labels from 1. Unlabelled images are left unsplit, training images whose labels are missing are not labelled.
 */
final class Stl10Reader {
    private static final int VERSION = 1;
    private static final int SIDE = 96;
    private static final int PLANE = SIDE * SIDE;
    private static final int CLASSES = 10;
    private static final int MOST_TEXT_BYTES = 1 << 20;
    private static final Map<String, Part> IMAGES =
            Map.of("train_X.bin", Part.TRAIN, "test_X.bin", Part.TEST, "unlabeled_X.bin", Part.UNSPLIT);
    private static final Map<String, Part> LABELS = Map.of("train_y.bin", Part.TRAIN, "test_y.bin", Part.TEST);
    private static final String NAMES = "class_names.txt";

    private final FileTree tree;
    private final RecordImages images;
    private final PairedParts parts;
    private List<String> names = List.of();

    private Stl10Reader(FileTree tree, int size) {
        this.tree = tree;
        this.images = new RecordImages(tree, new Resampler(SIDE, size), Stl10Reader::pixels);
        this.parts = new PairedParts(tree);
    }

    /**
     * Returns the store of {@code tree}.
     *
     * @throws UserException if the training images are missing, or a file does not have the length that it ought to have
     */
    static ImageStore open(FileTree tree, int size, StoreCache cache) {
        String digest = cache.digest(tree);
        return cache.open(
                "stl-10-v" + VERSION + "-" + digest, size, writer -> new Stl10Reader(tree, size).build(writer, digest));
    }

    private StoreIndex build(ImageStoreWriter writer, String digest) {
        SkipLog skips = new SkipLog();
        tree.visit(
                entry -> {
                    take(entry, writer);
                    return true;
                },
                skips);
        if (!parts.hasImages(Part.TRAIN)) {
            throw new UserException(
                    "data-files",
                    tree.location() + " lacks train_X.bin of the binary version of stl-10 (train_X.bin, train_y.bin,"
                            + " test_X.bin, test_y.bin, unlabeled_X.bin, class_names.txt)");
        }
        List<StoreIndex.Image> index = new ArrayList<>();
        for (Part part : List.of(Part.UNSPLIT, Part.TRAIN, Part.TEST)) {
            index.addAll(parts.pairs(part, this::label));
        }
        return new StoreIndex(classNames(), digest, skips.count(), index);
    }

    private void take(FileTree.Entry entry, ImageStoreWriter writer) throws IOException {
        String file = FileTree.file(entry.path());
        if (IMAGES.containsKey(file)) {
            once(file, parts.hasImages(IMAGES.get(file)));
            List<Integer> stored = new ArrayList<>();
            images.read(entry, 3 * PLANE, writer, (position, record) -> stored.add(position));
            parts.images(IMAGES.get(file), stored);
        } else if (LABELS.containsKey(file)) {
            once(file, parts.hasLabels(LABELS.get(file)));
            parts.labels(LABELS.get(file), text(entry));
        } else if (file.equals(NAMES)) {
            names = new String(text(entry), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private byte[] text(FileTree.Entry entry) throws IOException {
        byte[] bytes = entry.bytes(MOST_TEXT_BYTES);
        if (bytes == null) {
            throw new UserException("data-files", entry.path() + " in " + tree.location() + " is too large");
        }
        return bytes;
    }

    private void once(String file, boolean before) {
        if (before) {
            throw new UserException("data-files", tree.location() + " holds " + file + " twice");
        }
    }

    private int label(int written, int image) {
        if (written < 1 || written > CLASSES) {
            throw new UserException(
                    "data-files",
                    tree.location() + " has the label " + written + " for image " + image + "; labels are 1 to "
                            + CLASSES);
        }
        return written - 1;
    }

    private List<String> classNames() {
        return names.size() == CLASSES
                ? names
                : IntStream.rangeClosed(1, CLASSES).mapToObj(Integer::toString).toList();
    }

    private static byte[] pixels(byte[] record) {
        byte[] pixels = new byte[record.length];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                for (int channel = 0; channel < 3; channel++) {
                    pixels[(row * SIDE + column) * 3 + channel] = record[channel * PLANE + column * SIDE + row];
                }
            }
        }
        return pixels;
    }
}
