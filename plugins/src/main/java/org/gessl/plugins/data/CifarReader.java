package org.gessl.plugins.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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

/** Reads the binary version of a CIFAR data set into a store. */
final class CifarReader {
    private static final int VERSION = 1;
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int MOST_NAME_BYTES = 1 << 16;

    private final CifarFormat format;
    private final FileTree tree;
    private final RecordImages images;
    private final Map<String, List<StoreIndex.Image>> files = new HashMap<>();
    private List<String> names = List.of();

    private CifarReader(CifarFormat format, FileTree tree, int size) {
        this.format = format;
        this.tree = tree;
        this.images = new RecordImages(tree, new Resampler(SIDE, size), this::pixels);
    }

    /**
     * Returns the store of {@code tree}.
     *
     * @throws UserException if a file is missing or not as long as its records ask
     */
    static ImageStore open(CifarFormat format, FileTree tree, int size, StoreCache cache) {
        String digest = cache.digest(tree);
        String key = format.name() + "-v" + VERSION + "-" + digest;
        return cache.open(key, size, writer -> new CifarReader(format, tree, size).build(writer, digest));
    }

    private StoreIndex build(ImageStoreWriter writer, String digest) {
        SkipLog skips = new SkipLog();
        tree.visit(
                entry -> {
                    take(entry, writer);
                    return true;
                },
                skips);
        List<String> missing =
                format.files().stream().filter(file -> !files.containsKey(file)).toList();
        if (!missing.isEmpty()) {
            throw new UserException(
                    "data-files",
                    tree.location() + " lacks " + String.join(", ", missing) + " of the binary version of "
                            + format.name());
        }
        List<StoreIndex.Image> ordered = format.files().stream()
                .flatMap(file -> files.get(file).stream())
                .toList();
        return new StoreIndex(classNames(), digest, skips.count(), ordered);
    }

    private void take(FileTree.Entry entry, ImageStoreWriter writer) throws IOException {
        String file = FileTree.file(entry.path());
        if (file.equals(format.namesFile())) {
            byte[] text = entry.bytes(MOST_NAME_BYTES);
            names = text == null
                    ? List.of()
                    : new String(text, StandardCharsets.UTF_8)
                            .lines()
                            .filter(l -> !l.isBlank())
                            .toList();
        } else if (format.files().contains(file)) {
            if (files.containsKey(file)) {
                throw new UserException("data-files", tree.location() + " holds " + file + " twice");
            }
            files.put(file, records(entry, format.train().contains(file) ? Part.TRAIN : Part.TEST, writer));
        }
    }

    private List<StoreIndex.Image> records(FileTree.Entry entry, Part part, ImageStoreWriter writer) {
        List<StoreIndex.Image> records = new ArrayList<>();
        images.read(entry, format.labelBytes() + 3 * PLANE, writer, (position, record) -> {
            int label = record[format.labelAt()] & 0xFF;
            if (label >= format.classes()) {
                throw badFile(
                        entry,
                        "has the label " + label + " in record " + records.size() + "; labels are 0 to "
                                + (format.classes() - 1));
            }
            records.add(new StoreIndex.Image(position, label, part));
        });
        if (records.isEmpty()) {
            throw badFile(entry, "is empty");
        }
        return records;
    }

    private byte[] pixels(byte[] record) {
        byte[] pixels = new byte[3 * PLANE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = record[format.labelBytes() + i % 3 * PLANE + i / 3];
        }
        return pixels;
    }

    private List<String> classNames() {
        return names.size() == format.classes()
                ? names
                : IntStream.range(0, format.classes())
                        .mapToObj(Integer::toString)
                        .toList();
    }

    private UserException badFile(FileTree.Entry entry, String what) {
        return new UserException("data-files", entry.path() + " in " + tree.location() + " " + what);
    }
}
