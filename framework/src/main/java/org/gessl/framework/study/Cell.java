package org.gessl.framework.study;

import java.time.Duration;
import java.util.List;

/**
 * One training of a study.
 *
 * @param name name of its run directory, unique in the study; in kebab-case
 * @param labels what tells it apart, a value for each of the study's labels
 * @param recipe name of its recipe
 * @param settings what it changes in the recipe, each {@code key=value} as for {@code --set}
 * @param expected how long it takes on the machine that it is meant for, roughly
 */
public record Cell(String name, List<String> labels, String recipe, List<String> settings, Duration expected) {

    public Cell {
        labels = List.copyOf(labels);
        settings = List.copyOf(settings);
    }
}
