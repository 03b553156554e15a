package org.gessl.framework.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gessl.framework.spec.UserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of decoded image stores, named by what they were made from.
 *
 * <p>A store is built in a file of its own, forced to the disk and renamed, so runs side by side may build the same one: the last
 * to finish wins, and both read whole files.
 */
public final class StoreCache {
    private static final Logger LOG = LoggerFactory.getLogger(StoreCache.class);
    private static final String STORE = ".images";
    static final String UNFINISHED = ".part";

    private final Path folder;

    /** Creates the cache in {@code folder}, which is made on first use. */
    public StoreCache(Path folder) {
        this.folder = folder;
    }

    /** Fills a store. */
    @FunctionalInterface
    public interface Builder {

        /** Appends the images to {@code writer} and returns their index. */
        StoreIndex build(ImageStoreWriter writer) throws IOException;
    }

    /** Returns the folder used unless the user names another: {@code GESSL_CACHE}, else {@code ~/.cache/gessl}. */
    public static Path defaultFolder() {
        String named = System.getenv("GESSL_CACHE");
        return named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "gessl")
                : Path.of(named);
    }

    /**
     * Returns {@link FileTree#digest} of {@code tree}, read again only if a file has changed since.
     *
     * @throws UserException if the tree cannot be read or the folder cannot be used
     */
    public String digest(FileTree tree) {
        try {
            Files.createDirectories(folder);
            return new RememberedDigests(folder).of(tree, Instant.now());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Returns the stores in the folder, in the order of their names. */
    public List<CachedStore> stores() {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            List<CachedStore> stores = new ArrayList<>();
            for (Path file : files.filter(StoreCache::isStore).sorted().toList()) {
                stores.add(new CachedStore(
                        file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
            }
            return stores;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Deletes all that this class has put into the folder; a run that has a store open keeps it until it ends. */
    public void clear() {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path file : files.filter(file -> isStore(file) || isNamed(file, RememberedDigests.ENDING))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Returns the store {@code key}, building it if there is none or if the one on disk is damaged.
     *
     * @param key letters, digits, dots and hyphens; equal keys mean equal content
     * @param size height and width of the images [pixels]
     * @throws UserException if reading or writing in the folder fails, and whatever {@code builder} throws
     */
    public ImageStore open(String key, int size, Builder builder) {
        Path store = folder.resolve(key + "-" + size + STORE);
        try {
            Files.createDirectories(folder);
            removeAbandoned();
            return Files.exists(store) ? openOrRepair(store, size, builder) : build(store, size, builder);
        } catch (IOException e) {
            throw unusable(e);
        } catch (UncheckedIOException e) {
            throw unusable(e.getCause());
        }
    }

    private ImageStore openOrRepair(Path store, int size, Builder builder) throws IOException {
        try {
            return ImageStore.open(store);
        } catch (DamagedStoreException e) {
            LOG.warn("the image store {} is damaged ({}); it is built again", store, e.getMessage());
            return build(store, size, builder);
        }
    }

    private ImageStore build(Path store, int size, Builder builder) throws IOException {
        Path part = folder.resolve(UUID.randomUUID() + UNFINISHED);
        try {
            try (ImageStoreWriter writer = new ImageStoreWriter(part, size)) {
                writer.finish(builder.build(writer));
            }
            Files.move(part, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return ImageStore.open(store);
    }

    private static boolean isStore(Path file) {
        return isNamed(file, STORE);
    }

    private static boolean isNamed(Path file, String ending) {
        return file.getFileName().toString().endsWith(ending);
    }

    private UserException unusable(IOException e) {
        return new UserException(
                "data-cache",
                "the folder of the decoded images, " + folder + ", cannot be used (" + e
                        + "); the environment variable GESSL_CACHE names another");
    }

    /** A killed run leaves its unfinished file; one that is a day old is nobody's work in progress. */
    private void removeAbandoned() throws IOException {
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path part : parts) {
                removeIfOlder(part, yesterday);
            }
        }
    }

    private static void removeIfOlder(Path part, Instant limit) throws IOException {
        try {
            if (Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
                Files.delete(part);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("another run has finished {}", part);
        }
    }
}
