package org.gessl.recipes.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a report shows them. */
final class Text {
    /** Stands where there is nothing to show. */
    static final String NOTHING = "\u2013";

    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-3;
    private static final int DIGITS = 4;
    private static final int HASH = 8;

    private Text() {}

    /** Returns {@code value} with two decimals, or four significant digits where two decimals would say less; a dash if it is not finite. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        double size = Math.abs(value);
        if (size >= 1 && size < LARGE) {
            return String.format(Locale.ROOT, "%,.2f", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
        return value == 0 || size >= SMALL && size < 1
                ? rounded.stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%.2e", value);
    }

    /** Returns a percentage with two decimals; a dash if it is not finite. */
    static String percent(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : NOTHING;
    }

    /** Returns as much of {@code hash} as tells it from others. */
    static String hash(String hash) {
        return hash.substring(0, Math.min(HASH, hash.length()));
    }

    /** Returns {@code seconds} as hours, minutes and seconds. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
