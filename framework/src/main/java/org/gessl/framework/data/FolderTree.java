package org.gessl.framework.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The files of a folder, in the order of their paths. Symbolic links are followed: the folder is the user's own. */
final class FolderTree implements FileTree {
    private final Path root;

    FolderTree(Path root) {
        this.root = root;
    }

    @Override
    public Path location() {
        return root;
    }

    @Override
    public String digest() {
        MessageDigest digest = Digests.sha256();
        try {
            for (Map.Entry<String, Path> file : files((path, reason) -> {}).entrySet()) {
                if (Files.isReadable(file.getValue())) {
                    digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                    digest.update(ByteBuffer.allocate(Long.BYTES)
                            .putLong(Files.size(file.getValue()))
                            .array());
                    Digests.update(digest, file.getValue());
                }
            }
        } catch (IOException e) {
            throw FileTree.unreadable(root, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void stamp(Stamp stamp) throws IOException {
        for (Path file : files((path, reason) -> {}).values()) {
            stamp.add(file);
        }
    }

    @Override
    public void visit(Visitor visitor, Skips skips) {
        try {
            for (Map.Entry<String, Path> file : files(skips).entrySet()) {
                if (!visit(file.getKey(), file.getValue(), visitor, skips)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw FileTree.unreadable(root, e);
        }
    }

    private static boolean visit(String path, Path file, Visitor visitor, Skips skips) {
        try (InputStream content = Files.newInputStream(file)) {
            return visitor.visit(new Entry(path, content));
        } catch (IOException e) {
            skips.skip(path, "cannot be read (" + e + ")");
            return true;
        }
    }

    private TreeMap<String, Path> files(Skips skips) throws IOException {
        TreeMap<String, Path> files = new TreeMap<>();
        Files.walkFileTree(
                root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.put(name(file), file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        skips.skip(name(file), "cannot be opened (" + e + ")");
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }
}
