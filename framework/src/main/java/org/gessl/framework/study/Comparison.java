package org.gessl.framework.study;

import java.util.Locale;

/**
 * How a row differs from its baseline.
 *
 * @param difference the row's mean less the baseline's
 * @param halfWidth half the width of Welch's 95 % interval of the difference; NaN where a spread is not known
 */
public record Comparison(double difference, double halfWidth) {

    /** Returns the comparison of {@code row} with {@code baseline}. */
    public static Comparison of(Estimate row, Estimate baseline) {
        return new Comparison(row.mean() - baseline.mean(), row.halfWidth(baseline));
    }

    /** Returns whether the means differ by more than the runs' own spread explains; never where that spread is not known. */
    public boolean resolved() {
        return Math.abs(difference) > halfWidth;
    }

    /** Returns the difference with its interval, or that it is not resolved. */
    public String text(int decimals) {
        return resolved()
                ? String.format(Locale.ROOT, "%+." + decimals + "f ± %." + decimals + "f", difference, halfWidth)
                : String.format(Locale.ROOT, "%+." + decimals + "f not resolved", difference);
    }
}
