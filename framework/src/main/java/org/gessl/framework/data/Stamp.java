package org.gessl.framework.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * What tells without reading them whether files have changed: their places, lengths and times of the last change (of the file's
 * record where the file system keeps it, which no program can set back).
 */
public final class Stamp {
    /** A file that changes within this time of being looked at may keep its times. */
    private static final Duration TOO_FRESH = Duration.ofSeconds(3);

    private final MessageDigest digest = Digests.sha256();
    private final Instant taken;
    private Instant newest = Instant.MIN;

    /** Creates the stamp of no files, taken at {@code now}. */
    Stamp(Instant now) {
        this.taken = now;
    }

    /** Adds {@code file}. */
    public Stamp add(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        FileTime changed = unix ? (FileTime) Files.getAttribute(file, "unix:ctime") : Files.getLastModifiedTime(file);
        digest.update(file.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(Files.size(file))
                .putLong(Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS))
                .putLong(changed.to(TimeUnit.NANOSECONDS))
                .array());
        if (changed.toInstant().isAfter(newest)) {
            newest = changed.toInstant();
        }
        return this;
    }

    /** Returns whether all files had been left alone for long enough that another change will show. */
    boolean settled() {
        return newest.isBefore(taken.minus(TOO_FRESH));
    }

    /** Returns the stamp of the files added, hexadecimal; to be called once. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
