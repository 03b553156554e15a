package org.gessl.framework.study;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.gessl.framework.train.Summary;

/**
 * A number that a study tells of each finished cell.
 *
 * @param name its head
 * @param decimals decimals that are shown
 * @param of the number in a run's summary; empty where it was not measured
 */
public record Column(String name, int decimals, Function<Summary, OptionalDouble> of) {

    /** Returns the column of what the evaluation found under the name {@code figure} for {@code model}: {@code trained}, {@code untrained} or {@code pixels}. */
    public static Column figure(String name, int decimals, String figure, String model) {
        return new Column(name, decimals, summary -> figure(summary, figure, model));
    }

    /** Returns the column of the wall time [s]. */
    public static Column seconds() {
        return new Column(
                "seconds", 1, summary -> OptionalDouble.of(summary.seconds().total()));
    }

    /** Returns the column of the largest resident memory of the cell's process [MiB]. */
    public static Column peakMemory() {
        return new Column("peak_mib", 0, summary -> OptionalDouble.of(summary.peakMemoryMib()));
    }

    private static OptionalDouble figure(Summary summary, String figure, String model) {
        Double value = summary.evaluation().getOrDefault(figure, Map.of()).get(model);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
