package org.gessl.recipes.report;

import java.util.regex.Pattern;

/** Which figures are accuracies [percent], by the names that the protocols give them. */
final class Accuracy {
    private static final Pattern NAMES =
            Pattern.compile("(?:.*/)?(?:weighted-)?(?:knn|linear|finetune|few-shot)-.*|corruption/.*");

    private Accuracy() {}

    /** Returns whether the figure {@code name} is an accuracy. */
    static boolean is(String name) {
        return NAMES.matcher(name).matches();
    }
}
