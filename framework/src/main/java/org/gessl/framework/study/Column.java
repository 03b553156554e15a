package org.gessl.framework.study;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.gessl.framework.train.Summary;
import org.gessl.framework.train.Trainer;

/**
 * A number that a study tells of each finished cell.
 *
 * @param name its head
 * @param decimals decimals that are shown
 * @param best which number is the best one
 * @param of the number in a run's summary; empty where it was not measured
 */
public record Column(String name, int decimals, Best best, Function<Summary, OptionalDouble> of) {

    /** Which number of a column is the best one. */
    public enum Best {
        HIGHEST,
        LOWEST,
        /** None: rows are not compared by this number, which may say how sure another one is. */
        NONE
    }

    /** Creates a column whose largest number is the best one. */
    public Column(String name, int decimals, Function<Summary, OptionalDouble> of) {
        this(name, decimals, Best.HIGHEST, of);
    }

    /** Returns the column of what the evaluation found under the name {@code figure} for {@code model}: {@code trained}, {@code untrained} or {@code pixels}. */
    public static Column figure(String name, int decimals, String figure, String model) {
        return new Column(name, decimals, summary -> figure(summary, figure, model));
    }

    /** Returns the column of the wall time [s]. */
    public static Column seconds() {
        return new Column(
                        "seconds",
                        1,
                        summary -> OptionalDouble.of(summary.seconds().total()))
                .lowest();
    }

    /**
     * Returns the column of the seconds of training, measurements not counted, until {@code figure} was first measured at {@code value} or above; empty
     * for a run that never was there.
     */
    public static Column secondsTo(String figure, double value) {
        String name = String.format(Locale.ROOT, "seconds-to-%s-%.0f", figure, value);
        return new Column(
                        name,
                        1,
                        summary -> summary.measured().stream()
                                .filter(at -> at.getOrDefault(figure, Double.NEGATIVE_INFINITY) >= value)
                                .mapToDouble(at -> at.get(Trainer.TRAINING_SECONDS))
                                .findFirst())
                .lowest();
    }

    /** Returns the column of the largest resident memory of the cell's process [MiB]. */
    public static Column peakMemory() {
        return new Column("peak_mib", 0, summary -> OptionalDouble.of(summary.peakMemoryMib())).lowest();
    }

    /** Returns this column with its smallest number as the best one. */
    public Column lowest() {
        return new Column(name, decimals, Best.LOWEST, of);
    }

    /** Returns this column without a best number. */
    public Column unranked() {
        return new Column(name, decimals, Best.NONE, of);
    }

    private static OptionalDouble figure(Summary summary, String figure, String model) {
        Double value = summary.evaluation().getOrDefault(figure, Map.of()).get(model);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
