package org.gessl.framework.data;

import java.util.Arrays;

/** The path of an archive's entry, which is whatever its maker wrote. */
final class EntryPath {
    private EntryPath() {}

    /** Returns {@code name} with forward slashes and without a leading {@code ./}. */
    static String normal(String name) {
        String path = name.replace('\\', '/');
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return path;
    }

    /** Returns whether the normal {@code path} would leave the folder into which the archive is unpacked. */
    static boolean leaves(String path) {
        return path.startsWith("/")
                || path.matches("^[A-Za-z]:.*")
                || Arrays.asList(path.split("/")).contains("..");
    }
}
