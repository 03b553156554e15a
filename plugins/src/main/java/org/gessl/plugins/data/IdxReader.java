package org.gessl.plugins.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
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
 * Reads data sets in IDX files into a store: a file of images and one of labels for each part. An IDX file has big-endian integers, first 0x0800 plus the
 * number of dimensions for unsigned bytes, then the dimensions, then the bytes. Labels are numbered anew, without gaps.
 */
final class IdxReader {
    private static final int VERSION = 1;
    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;
    private static final int MOST_SIDE = 4096;
    private static final Pattern FILE =
            Pattern.compile("(?<set>.*?)(?<part>train|t10k|test)[-.](?<kind>images|labels)[-.]idx[13]-ubyte(\\.gz)?");

    private final FileTree tree;
    private final int size;
    private final PairedParts parts;
    private String set;

    private IdxReader(FileTree tree, int size) {
        this.tree = tree;
        this.size = size;
        this.parts = new PairedParts(tree);
    }

    /**
     * Returns the store of {@code tree}.
     *
     * @throws UserException if the training images are missing, several data sets are there, or a file is not as its header says
     */
    static ImageStore open(FileTree tree, int size, StoreCache cache) {
        String digest = cache.digest(tree);
        return cache.open(
                "idx-v" + VERSION + "-" + digest, size, writer -> new IdxReader(tree, size).build(writer, digest));
    }

    private StoreIndex build(ImageStoreWriter writer, String digest) {
        SkipLog skips = new SkipLog();
        tree.visit(
                entry -> {
                    Matcher file = FILE.matcher(entry.path());
                    if (file.matches()) {
                        take(entry, file, writer);
                    }
                    return true;
                },
                skips);
        if (!parts.hasImages(Part.TRAIN)) {
            throw new UserException(
                    "data-files", tree.location() + " lacks train-images-idx3-ubyte or train-images-idx3-ubyte.gz");
        }
        TreeSet<Integer> found = new TreeSet<>();
        parts.written().forEach(bytes -> {
            for (byte label : bytes) {
                found.add(label & 0xFF);
            }
        });
        List<Integer> classes = List.copyOf(found);
        List<StoreIndex.Image> images = new ArrayList<>();
        for (Part part : List.of(Part.TRAIN, Part.TEST)) {
            images.addAll(parts.pairs(part, (written, image) -> classes.indexOf(written)));
        }
        List<String> names = classes.stream().map(Object::toString).toList();
        return new StoreIndex(names, digest, skips.count(), images);
    }

    private void take(FileTree.Entry entry, Matcher file, ImageStoreWriter writer) {
        if (set != null && !set.equals(file.group("set"))) {
            throw bad("holds several data sets, " + named(set) + " and " + named(file.group("set"))
                    + ": data.path must name the folder of one");
        }
        set = file.group("set");
        Part part = file.group("part").equals("train") ? Part.TRAIN : Part.TEST;
        boolean images = file.group("kind").equals("images");
        if (images ? parts.hasImages(part) : parts.hasLabels(part)) {
            return; // A file beside its own gzipped form.
        }
        try {
            InputStream content = entry.path().endsWith(".gz") ? new GZIPInputStream(entry.content()) : entry.content();
            DataInputStream data = new DataInputStream(content);
            if (images) {
                parts.images(part, images(entry.path(), data, writer));
            } else {
                parts.labels(part, labels(entry.path(), data));
            }
        } catch (EOFException e) {
            throw bad("ends early in " + entry.path());
        } catch (IOException e) {
            throw bad("cannot be read at " + entry.path() + ": " + e.getMessage());
        }
    }

    private List<Integer> images(String path, DataInputStream data, ImageStoreWriter writer) throws IOException {
        int count = header(path, data, IMAGES);
        int rows = data.readInt();
        int columns = data.readInt();
        if (rows != columns || rows < 1 || rows > MOST_SIDE) {
            throw bad("has images of " + rows + " x " + columns + " in " + path + "; only square images are read");
        }
        List<Integer> stored = new ArrayList<>();
        new RecordImages(tree, new Resampler(rows, size), IdxReader::pixels)
                .read(
                        new FileTree.Entry(path, data),
                        rows * columns,
                        writer,
                        (position, record) -> stored.add(position));
        requireCount(path, count, stored.size());
        return stored;
    }

    private byte[] labels(String path, DataInputStream data) throws IOException {
        int count = header(path, data, LABELS);
        byte[] bytes = data.readNBytes(Math.min(count, Integer.MAX_VALUE - 1) + 1);
        requireCount(path, count, bytes.length);
        return bytes;
    }

    private int header(String path, DataInputStream data, int wanted) throws IOException {
        int magic = data.readInt();
        if (magic != wanted) {
            throw bad(String.format(
                    "has the magic number 0x%08x in %s; an IDX file of %s begins with 0x%08x",
                    magic, path, wanted == IMAGES ? "images" : "labels", wanted));
        }
        int count = data.readInt();
        if (count < 0) {
            throw bad("says that it has " + count + " items in " + path);
        }
        return count;
    }

    private void requireCount(String path, int promised, int found) {
        if (promised != found) {
            throw bad("has " + found + " items in " + path + ", whose header says " + promised);
        }
    }

    private UserException bad(String what) {
        return new UserException("data-files", tree.location() + " " + what);
    }

    private static String named(String prefix) {
        return prefix.isEmpty() ? "'train-...'" : "'" + prefix + "...'";
    }

    private static byte[] pixels(byte[] record) {
        byte[] pixels = new byte[3 * record.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = record[i / 3];
        }
        return pixels;
    }
}
