package org.gessl.framework.config;

/**
 * One key that can be set, and what it is set to.
 *
 * @param key dotted name
 * @param type type of the value, such as {@code double} or {@code list of int}
 * @param range what is allowed: an interval, or the names to choose from; empty if everything of the type is
 * @param defaultValue value when nobody sets it; {@code -} where a recipe must choose
 * @param value value as a user would write it
 * @param origin where the value came from: {@code default}, {@code recipe}, {@code --set}, a variable's name, or a file's name and line
 * @param about one line that says what it does
 */
public record Setting(
        String key, String type, String range, String defaultValue, String value, String origin, String about) {

    /** Origin of a value that nobody set. */
    public static final String DEFAULT = "default";

    /** Origin of a value that the recipe set. */
    public static final String RECIPE = "recipe";
}
