package org.gessl.framework.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a mistyped path may have meant. */
final class Siblings {
    private static final int FARTHEST = 4;

    private Siblings() {}

    /** Returns " - did you mean ...?" with the nearest existing name beside {@code path}, or nothing. */
    static String hint(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return "";
        }
        String wanted = path.getFileName().toString();
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.filter(sibling -> distance(sibling, wanted) <= FARTHEST)
                    .min(Comparator.<Path>comparingInt(sibling -> distance(sibling, wanted))
                            .thenComparing(Comparator.naturalOrder()))
                    .map(sibling -> "; did you mean " + sibling + "?")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static int distance(Path sibling, String wanted) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(sibling.getFileName().toString(), wanted);
    }
}
