package org.gessl.build;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout under test is. */
final class Project {
    private Project() {}

    /** Returns the folder that holds the launcher and the modules, looked for upwards from the working folder. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("gessl")) || !Files.isDirectory(folder.resolve("framework"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no checkout of GeSSL above the working folder");
            }
        }
        return folder;
    }
}
