package org.gessl.framework.study;

import java.util.List;
import java.util.Optional;

/**
 * A row of a table: a method.
 *
 * @param name its head, unique in the table
 * @param recipe name of its recipe, or of the recipe's class
 * @param settings what it changes in the recipe, each {@code key=value}
 * @param baseline name of the row that it is compared with
 */
public record Row(String name, String recipe, List<String> settings, Optional<String> baseline) {
    public Row {
        settings = List.copyOf(settings);
    }
}
