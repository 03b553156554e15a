package org.gessl.framework.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gessl.framework.data.ClassFolders.Place;
import org.gessl.framework.spec.UserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a tree of images whose folders are their classes (see {@link ClassFolders}). Files that are no images, are damaged or too large
 * are skipped, each with a line that names it. Images and classes come in the order of their paths, whatever the archive's order.
 */
public final class ImageTreeReader {
    private static final Logger LOG = LoggerFactory.getLogger(ImageTreeReader.class);

    /** The largest file that is decoded [bytes]. */
    private static final int MOST_FILE_BYTES = 32 << 20;

    private final FileTree tree;
    private final int size;
    private final SkipLog skips = new SkipLog();
    private final TreeMap<String, Integer> positions = new TreeMap<>();
    private final Map<String, Map<String, String>> annotations = new HashMap<>();

    private ImageTreeReader(FileTree tree, int size) {
        this.tree = tree;
        this.size = size;
    }

    /**
     * Returns the store of {@code tree}, its images brought to {@code size} x {@code size} pixels.
     *
     * @throws UserException if the tree cannot be read, or holds no images, or no two classes
     */
    public static ImageStore open(FileTree tree, int size, StoreCache cache) {
        String digest = tree.digest();
        String key = "folders-v" + ImageDecoder.VERSION + "-" + digest;
        return cache.open(key, size, writer -> new ImageTreeReader(tree, size).build(writer, digest));
    }

    private StoreIndex build(ImageStoreWriter writer, String digest) {
        LOG.info("decoding {} once, to be reused by later runs", tree.location());
        try (DecodeQueue queue =
                new DecodeQueue(new ImageDecoder(size), (path, pixels) -> store(path, pixels, writer), skips)) {
            tree.visit(entry -> take(entry, queue), skips);
            queue.finish();
        }
        if (positions.isEmpty()) {
            throw new UserException(
                    "data-empty",
                    tree.location() + " holds no images (JPEG, PNG, BMP or GIF); " + skips.count()
                            + " files were skipped");
        }
        return index(digest);
    }

    private boolean take(FileTree.Entry entry, DecodeQueue queue) throws IOException {
        String path = entry.path();
        boolean annotation = path.endsWith("_annotations.txt");
        if (!annotation && !ImageDecoder.isImageName(path)) {
            skips.skip(path, "is not an image");
            return true;
        }
        byte[] file = entry.bytes(MOST_FILE_BYTES);
        if (file == null) {
            skips.skip(path, "is larger than " + (MOST_FILE_BYTES >> 20) + " MiB");
        } else if (annotation) {
            annotations.put(path, annotation(new String(file, StandardCharsets.UTF_8)));
        } else {
            queue.put(path, file);
        }
        return true;
    }

    private void store(String path, byte[] pixels, ImageStoreWriter writer) throws IOException {
        if (positions.containsKey(path)) {
            skips.skip(path, "is in the archive twice");
        } else {
            positions.put(path, writer.append(pixels));
        }
    }

    private static Map<String, String> annotation(String text) {
        Map<String, String> classes = new HashMap<>();
        text.lines()
                .map(line -> line.split("\t"))
                .filter(fields -> fields.length > 1)
                .forEach(fields -> classes.put(fields[0], fields[1]));
        return classes;
    }

    private StoreIndex index(String digest) {
        ClassFolders folders = new ClassFolders(positions.keySet(), annotations);
        TreeMap<String, Place> places = new TreeMap<>();
        positions
                .keySet()
                .forEach(path -> folders.place(path)
                        .ifPresentOrElse(
                                place -> places.put(path, place),
                                () -> skips.skip(path, "lies in no class folder of a split that is used")));
        TreeSet<String> names = new TreeSet<>();
        places.values().forEach(place -> names.add(place.className()));
        if (names.size() < 2) {
            throw new UserException(
                    "data-classes",
                    tree.location() + " holds "
                            + (names.isEmpty() ? "no class folder" : "one class only, '" + names.first() + "'")
                            + "; at least two are needed, laid out as <class>/<image> or train/<class>/<image>");
        }
        List<String> classes = List.copyOf(names);
        Map<String, Integer> labels = new HashMap<>();
        classes.forEach(name -> labels.put(name, labels.size()));
        List<StoreIndex.Image> images = places.entrySet().stream()
                .map(e -> new StoreIndex.Image(
                        positions.get(e.getKey()),
                        labels.get(e.getValue().className()),
                        e.getValue().part()))
                .toList();
        return new StoreIndex(classes, digest, skips.count(), images);
    }
}
