package org.gessl.recipes.cli;

import org.gessl.framework.spec.UserException;

/** The check of an option that counts something. */
final class AtLeastOne {
    private AtLeastOne() {}

    /**
     * Returns {@code value}.
     *
     * @param problem id of the problem
     * @param option the option, such as {@code --steps}
     * @throws UserException if the value is below 1
     */
    static int require(String problem, String option, int value) {
        if (value < 1) {
            throw new UserException(problem, option + " = " + value + " must be at least 1");
        }
        return value;
    }
}
