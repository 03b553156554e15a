package org.gessl.framework.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which right name a wrong one was meant to be. */
public final class Nearest {
    private static final int ALWAYS_NEAR = 2;
    private static final int LETTERS_PER_SLIP = 3;

    private Nearest() {}

    /** Returns the name of {@code right} that is a few slips away from {@code wrong}, or the same under another prefix; empty if none is. */
    public static Optional<String> to(String wrong, Collection<String> right) {
        int limit = Math.max(ALWAYS_NEAR, wrong.length() / LETTERS_PER_SLIP);
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        return right.stream()
                .filter(name -> slips(wrong, name) <= limit)
                .min(Comparator.<String>comparingInt(name -> slips(wrong, name))
                        .thenComparingDouble(name -> -similarity.apply(wrong, name)));
    }

    /** Returns {@code "; did you mean 'x'?"}, or nothing if no name is near. */
    public static String hint(String wrong, Collection<String> right) {
        return to(wrong, right).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    private static int slips(String wrong, String right) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        int whole = distance.apply(wrong.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
        int elsewhere = 1 + distance.apply(lastPart(wrong), lastPart(right));
        return Math.min(whole, elsewhere);
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
