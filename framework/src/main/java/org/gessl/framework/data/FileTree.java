package org.gessl.framework.data;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gessl.framework.spec.UserException;

/** The files of a folder or an archive, which is read in place and never unpacked. */
public interface FileTree {

    /** A file while it is visited. {@code path} has forward slashes and stays inside the tree. */
    record Entry(String path, InputStream content) {

        /** Returns the content, or null if it has more than {@code limit} bytes: a small archive can expand to very large files. */
        public byte[] bytes(int limit) throws IOException {
            byte[] bytes = content.readNBytes(limit + 1);
            return bytes.length > limit ? null : bytes;
        }
    }

    /** Takes the files one by one. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Takes {@code entry}, whose content can be read until the method returns; returns whether to go on.
         *
         * @throws IOException if the content cannot be read; anything else that fails is an {@link java.io.UncheckedIOException}
         */
        boolean visit(Entry entry) throws IOException;
    }

    /** Takes the names of the files that cannot be used. */
    @FunctionalInterface
    interface Skips {

        /** Takes a file and what is wrong with it. */
        void skip(String path, String reason);
    }

    /** Returns the last part of {@code path}. */
    static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns where the tree is. */
    Path location();

    /** Returns a hexadecimal SHA-256 of the archive, or of the paths, lengths and contents of the folder's files in the order of their paths. */
    String digest();

    /** Adds the archive or the folder's files to {@code stamp}. */
    void stamp(Stamp stamp) throws IOException;

    /** Shows the files to {@code visitor}, in an order that depends on the tree alone; links and paths that leave the tree go to {@code skips}. */
    void visit(Visitor visitor, Skips skips);

    /**
     * Returns the tree at {@code text}, a folder or an archive; a leading {@code ~} is the user's home.
     *
     * @throws UserException if there is nothing, or nothing of a known kind
     */
    static FileTree at(String text) {
        Path path = Path.of(
                text.startsWith("~" + File.separator) ? System.getProperty("user.home") + text.substring(1) : text);
        if (!Files.exists(path)) {
            throw new UserException(
                    "data-path",
                    "data.path = " + text + " does not exist (looked at " + path.toAbsolutePath() + ")"
                            + Siblings.hint(path));
        }
        String name =
                path.getFileName() == null ? "" : path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path)) {
            return new FolderTree(path);
        }
        if (name.endsWith(".zip")) {
            return new ZipTree(path);
        }
        if (TarTree.reads(name)) {
            return new TarTree(path);
        }
        throw new UserException(
                "data-format",
                "data.path = " + text
                        + " is neither a folder nor an archive (.zip, .tar, .tar.gz, .tgz, .tar.xz, .tar.bz2)");
    }

    /** Returns the trees at {@code texts}, of which there is at least one, as one tree. */
    static FileTree at(List<String> texts) {
        return texts.size() == 1
                ? at(texts.get(0))
                : new JoinedTree(texts.stream().map(FileTree::at).toList());
    }

    /** Returns the exception for a tree that cannot be read. */
    static UserException unreadable(Path path, IOException e) {
        String reason = e instanceof EOFException ? "it ends early, as if cut short" : e.getMessage();
        return new UserException("data-archive", path + " cannot be read: " + (reason == null ? e : reason));
    }
}
