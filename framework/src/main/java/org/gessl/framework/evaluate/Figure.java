package org.gessl.framework.evaluate;

import java.util.Locale;

/**
 * One number that a protocol found.
 *
 * @param value the number
 * @param unit its unit as it is printed, such as {@code %} or {@code nat}; empty for a number without one
 */
public record Figure(double value, String unit) {
    private static final String PERCENT = "%";

    /** Returns an accuracy [percent]. */
    public static Figure percent(double value) {
        return new Figure(value, PERCENT);
    }

    /** Returns a number without a unit. */
    public static Figure of(double value) {
        return new Figure(value, "");
    }

    /** Returns the number as it is shown to the user, with its unit: two decimals of a percentage, else four significant digits. */
    @Override
    public String toString() {
        String number = String.format(Locale.ROOT, unit.equals(PERCENT) ? "%5.2f" : "%.4g", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
