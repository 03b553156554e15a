package org.gessl.framework.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and texts. */
public final class Digests {
    private static final int BLOCK = 1 << 16;

    private Digests() {}

    /** Returns a new digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the hexadecimal digest of {@code file}. */
    static String of(Path file) {
        MessageDigest digest = sha256();
        try {
            update(digest, file);
        } catch (IOException e) {
            throw FileTree.unreadable(file, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the hexadecimal digest of {@code text}. */
    public static String of(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static void update(MessageDigest digest, Path file) throws IOException {
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                digest.update(block, 0, length);
            }
        }
    }
}
