package org.gessl.framework.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gessl.framework.data.ImageLayout.Place;
import org.gessl.framework.spec.UserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a tree of images that a {@link ImageLayout} puts into parts and classes. Files that are no images, are damaged or too large
 * are skipped, each with a line that names it. Images and classes come in the order of their names, whatever the archive's order.
 */
public final class ImageTreeReader {
    private static final Logger LOG = LoggerFactory.getLogger(ImageTreeReader.class);

    /** The largest file that is decoded [bytes]. */
    private static final int MOST_FILE_BYTES = 32 << 20;

    private final FileTree tree;
    private final ImageLayout layout;
    private final int size;
    private final SkipLog skips = new SkipLog();
    private final TreeMap<String, Integer> positions = new TreeMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** Names that are not paths: several files may have one of them, of which the first counts. */
    private final Set<String> others = new HashSet<>();

    private ImageTreeReader(FileTree tree, ImageLayout layout, int size) {
        this.tree = tree;
        this.layout = layout;
        this.size = size;
    }

    /**
     * Returns the store of {@code tree}, its images brought to {@code size} x {@code size} pixels.
     *
     * @throws UserException if the tree cannot be read, or holds no images, or one class only
     */
    public static ImageStore open(FileTree tree, ImageLayout layout, int size, StoreCache cache) {
        String digest = cache.digest(tree);
        String key = layout.key() + "-v" + ImageDecoder.VERSION + "-" + digest;
        return cache.open(key, size, writer -> new ImageTreeReader(tree, layout, size).build(writer, digest));
    }

    private StoreIndex build(ImageStoreWriter writer, String digest) {
        LOG.info("decoding {} once, to be reused by later runs", tree.location());
        try (DecodeQueue queue =
                new DecodeQueue(new ImageDecoder(size), (name, pixels) -> store(name, pixels, writer), skips)) {
            tree.visit(
                    entry -> {
                        Optional<String> name = layout.name(entry.path());
                        if (name.isPresent()) {
                            take(entry, name.get(), queue);
                        }
                        return true;
                    },
                    skips);
            queue.finish();
        }
        if (positions.isEmpty()) {
            throw new UserException(
                    "data-empty",
                    tree.location() + " holds no images (JPEG, PNG, BMP or GIF) in the layout that is read; "
                            + skips.count() + " files were skipped");
        }
        return index(digest);
    }

    private void take(FileTree.Entry entry, String name, DecodeQueue queue) throws IOException {
        boolean renamed = !name.equals(entry.path());
        if (renamed && !others.add(name)) {
            return;
        }
        boolean text = layout.isText(entry.path());
        if (!text && !ImageDecoder.isImageName(entry.path())) {
            skips.skip(entry.path(), "is not an image");
            return;
        }
        byte[] file = entry.bytes(MOST_FILE_BYTES);
        if (file == null) {
            skips.skip(entry.path(), "is larger than " + (MOST_FILE_BYTES >> 20) + " MiB");
        } else if (text) {
            texts.put(name, new String(file, StandardCharsets.UTF_8));
        } else {
            queue.put(name, file);
        }
    }

    private void store(String name, byte[] pixels, ImageStoreWriter writer) throws IOException {
        if (positions.containsKey(name)) {
            skips.skip(name, "is in the archive twice");
        } else {
            positions.put(name, writer.append(pixels));
        }
    }

    private StoreIndex index(String digest) {
        Map<String, Place> places = layout.places(Collections.unmodifiableSet(positions.keySet()), texts, skips);
        TreeSet<String> names = new TreeSet<>();
        places.values().forEach(place -> place.className().ifPresent(names::add));
        boolean labelled =
                places.values().stream().anyMatch(place -> place.className().isPresent());
        if (places.isEmpty() || labelled && names.size() < 2) {
            throw new UserException(
                    "data-classes",
                    tree.location() + " holds "
                            + (names.isEmpty() ? "no class folder" : "one class only, '" + names.first() + "'")
                            + "; at least two are needed, laid out as <class>/<image> or train/<class>/<image>"
                            + " (image-folder: data.labels = none pre-trains without classes)");
        }
        List<String> classes = List.copyOf(names);
        Map<String, Integer> labels = new HashMap<>();
        classes.forEach(name -> labels.put(name, labels.size()));
        List<StoreIndex.Image> images = new ArrayList<>();
        positions.forEach((name, position) -> {
            Place place = places.get(name);
            if (place != null) {
                int label = place.className().map(labels::get).orElse(ImageSet.UNLABELLED);
                images.add(new StoreIndex.Image(position, label, place.part()));
            }
        });
        return new StoreIndex(classes, digest, skips.count(), images);
    }
}
