package org.gessl.framework.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Digests of trees that were read before, so that files that have not changed since need not be read again: that would take as long as
 * an epoch where they are larger than memory.
 *
 * @param folder where the digests are kept, a small file for each {@link Stamp}
 */
record RememberedDigests(Path folder) {
    static final String ENDING = ".digest";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** Returns the digest of {@code tree}; {@code now} is the time. */
    String of(FileTree tree, Instant now) throws IOException {
        Stamp stamp = new Stamp(now);
        tree.stamp(stamp);
        boolean settled = stamp.settled();
        Path file = folder.resolve(stamp.text() + ENDING);
        String known = settled ? read(file) : "";
        if (HEX.matcher(known).matches()) {
            return known;
        }
        String digest = tree.digest();
        if (settled) {
            write(file, digest);
        }
        return digest;
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static void write(Path file, String digest) throws IOException {
        Path part = file.resolveSibling(UUID.randomUUID() + StoreCache.UNFINISHED);
        try {
            Files.writeString(part, digest);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
