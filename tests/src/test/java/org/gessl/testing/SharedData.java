package org.gessl.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds files beside the checkout that are too large for it. */
public final class SharedData {
    private SharedData() {}

    /** Returns {@code path} in the folder that the property {@code gessl.shared} names, else in the first folder {@code shared} upwards. */
    public static Optional<Path> find(String path) {
        String named = System.getProperty("gessl.shared");
        if (named != null) {
            return Optional.of(Path.of(named, path)).filter(Files::exists);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared").resolve(path);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
