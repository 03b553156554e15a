package org.gessl.framework.config;

import java.util.List;

/**
 * A value from outside the recipe.
 *
 * @param text the value as written, its variables replaced
 * @param items the value as a list
 * @param origin where it came from
 */
record Given(String text, List<String> items, String origin) {}
