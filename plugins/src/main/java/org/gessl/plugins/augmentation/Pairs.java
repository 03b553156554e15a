package org.gessl.plugins.augmentation;

import java.util.List;
import org.gessl.framework.spec.UserException;

/** Checks of options that are lists. */
final class Pairs {
    private Pairs() {}

    /**
     * Returns {@code pair}.
     *
     * @throws UserException unless it is a lower and an upper limit
     */
    static List<Double> ascending(String option, List<Double> pair) {
        if (pair.size() != 2 || pair.get(0) > pair.get(1)) {
            throw new UserException(
                    "option-range", option + " = " + pair + " must be two numbers, the lower limit and the upper one");
        }
        return List.copyOf(pair);
    }
}
