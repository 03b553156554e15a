package org.gessl.framework.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that a reader, even after a crash, finds the old content or the new one and nothing between. Of several that write the same file at
 * once, one content is there whole.
 */
public final class AtomicFile {
    /** Suffix of a file that is being written; one that is found later was left by a crash. */
    static final String ASIDE = ".tmp";

    private AtomicFile() {}

    /** What writes the content. */
    @FunctionalInterface
    interface Body {
        void write(FileChannel channel) throws IOException;
    }

    /** Writes {@code target}: aside in its folder, synced, renamed, and the folder synced. */
    static void write(Path target, Body body) throws IOException {
        Path aside = aside(target);
        try {
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                body.write(channel);
                channel.force(true);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
        syncFolder(target.toAbsolutePath().getParent());
    }

    /** Writes {@code text} as UTF-8 in the same way. */
    public static void write(Path target, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        write(target, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** A name that no other thread or process writes to meanwhile. */
    private static Path aside(Path target) {
        String writer =
                ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
        return target.resolveSibling(target.getFileName() + "." + writer + ASIDE);
    }

    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems cannot open a folder; the rename is then as durable as they make it.
            return;
        }
    }
}
