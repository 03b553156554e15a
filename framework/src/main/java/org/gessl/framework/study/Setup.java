package org.gessl.framework.study;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rows of a table are trained and measured on; a column for each of its figures.
 *
 * @param name its head
 * @param settings what it changes in every recipe, each {@code key=value}; {@code evaluate} follows from the figures
 * @param data the key of the option that holds the path of each data set, by the name that {@code --data NAME=PATH} calls it
 * @param figures what is told of each run, by the evaluation plugin that measures it, in order
 * @param length how long a run takes on the machine of its scale
 */
public record Setup(
        String name,
        List<String> settings,
        Map<String, String> data,
        Map<String, List<Column>> figures,
        Length length) {

    /**
     * How long a run takes, roughly.
     *
     * @param training the training of a plain one; also the budget of runs at equal time
     * @param measuring the rest of any: start and measurements
     */
    public record Length(Duration training, Duration measuring) {}

    public Setup {
        settings = List.copyOf(settings);
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Returns the setup of one data set of its own name. */
    public static Setup of(String name, List<String> settings, Map<String, List<Column>> figures, Length length) {
        return new Setup(name, settings, Map.of(name, "data.path"), figures, length);
    }
}
