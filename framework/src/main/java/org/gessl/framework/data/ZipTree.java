package org.gessl.framework.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files of a zip archive, in the archive's order. */
final class ZipTree implements FileTree {
    private final Path archive;

    ZipTree(Path archive) {
        this.archive = archive;
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
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                if (!entry.isDirectory() && !visit(entry, zip, visitor, skips)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw FileTree.unreadable(archive, e);
        }
    }

    private static boolean visit(ZipArchiveEntry entry, ZipFile zip, Visitor visitor, Skips skips) {
        String path = EntryPath.normal(entry.getName());
        if (EntryPath.leaves(path)) {
            skips.skip(entry.getName(), "leads out of the archive's folder");
        } else if (entry.isUnixSymlink()) {
            skips.skip(path, "is a link");
        } else if (!zip.canReadEntryData(entry)) {
            skips.skip(path, "is encrypted or compressed in a way that cannot be read");
        } else {
            try (InputStream content = zip.getInputStream(entry)) {
                return visitor.visit(new Entry(path, content));
            } catch (IOException e) {
                skips.skip(path, "cannot be read (" + e.getMessage() + ")");
            }
        }
        return true;
    }
}
