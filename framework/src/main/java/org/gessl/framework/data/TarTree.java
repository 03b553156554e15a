package org.gessl.framework.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The files of a tar archive, plain or compressed, in the archive's order. */
final class TarTree implements FileTree {
    private static final int BUFFER = 1 << 16;

    /** More than the strongest preset of xz asks for (65 MiB). */
    private static final int XZ_MEMORY_KIB = 256 << 10;

    private final Path archive;

    TarTree(Path archive) {
        this.archive = archive;
    }

    /** Returns whether {@code name}, in lower case, is that of an archive that this class reads. */
    static boolean reads(String name) {
        return name.matches(".*\\.(tar|tar\\.gz|tgz|tar\\.xz|txz|tar\\.bz2|tbz2)");
    }

    @Override
    public Path location() {
        return archive;
    }

    @Override
    public String digest() {
        return Digests.of(archive);
    }

    @Override
    public void stamp(Stamp stamp) throws IOException {
        stamp.add(archive);
    }

    @Override
    public void visit(Visitor visitor, Skips skips) {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
                TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(plain(file), BUFFER))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory() && !visit(entry, tar, visitor, skips)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw FileTree.unreadable(archive, e);
        }
    }

    private static boolean visit(TarArchiveEntry entry, TarArchiveInputStream tar, Visitor visitor, Skips skips)
            throws IOException {
        String path = EntryPath.normal(entry.getName());
        if (EntryPath.leaves(path)) {
            skips.skip(entry.getName(), "leads out of the archive's folder");
        } else if (entry.isSymbolicLink() || entry.isLink()) {
            skips.skip(path, "is a link");
        } else if (!entry.isFile() || entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
            skips.skip(path, "is not a file");
        } else if (!tar.canReadEntryData(entry)) {
            skips.skip(path, "is stored in a way that cannot be read");
        } else {
            return visitor.visit(new Entry(path, tar));
        }
        return true;
    }

    private InputStream plain(InputStream file) throws IOException {
        String name = archive.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith("gz")) {
            return GzipCompressorInputStream.builder()
                    .setInputStream(file)
                    .setDecompressConcatenated(true)
                    .get();
        }
        if (name.endsWith("xz")) {
            return XZCompressorInputStream.builder()
                    .setInputStream(file)
                    .setDecompressConcatenated(true)
                    .setMemoryLimitKiB(XZ_MEMORY_KIB)
                    .get();
        }
        return name.endsWith("bz2") ? new BZip2CompressorInputStream(file, true) : file;
    }
}
