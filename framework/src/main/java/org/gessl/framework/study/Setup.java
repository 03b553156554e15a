package org.gessl.framework.study;

import java.time.Duration;
import java.util.List;

/**
 * What the rows of a table are trained and measured on; a column for each of its figures.
 *
 * @param name its head, which {@code --data NAME=PATH} gives the images
 * @param settings what it changes in every recipe, each {@code key=value}
 * @param figures what is told of each run
 * @param protocols evaluation plugins that measure it
 * @param expected how long a plain run takes on two cores, roughly; also the budget of runs at equal time
 */
public record Setup(
        String name, List<String> settings, List<Column> figures, List<String> protocols, Duration expected) {
    public Setup {
        settings = List.copyOf(settings);
        figures = List.copyOf(figures);
        protocols = List.copyOf(protocols);
    }
}
