package org.gessl.framework.spec;

import java.util.Locale;

/** A real interval in mathematical notation: {@code [0, 1)}, {@code (0, inf)}. */
public record Interval(double low, boolean lowIncluded, double high, boolean highIncluded) {

    /**
     * Parses {@code text}.
     *
     * @throws IllegalArgumentException if {@code text} is no interval
     */
    public static Interval parse(String text) {
        String t = text.strip();
        String[] ends =
                t.length() < 2 ? new String[0] : t.substring(1, t.length() - 1).split(",");
        if (ends.length != 2 || "[(".indexOf(t.charAt(0)) < 0 || ")]".indexOf(t.charAt(t.length() - 1)) < 0) {
            throw new IllegalArgumentException("not an interval: '" + text + "'");
        }
        return new Interval(number(ends[0]), t.startsWith("["), number(ends[1]), t.endsWith("]"));
    }

    /** Returns whether {@code value} lies inside; never for NaN. */
    public boolean contains(double value) {
        boolean above = lowIncluded ? value >= low : value > low;
        boolean below = highIncluded ? value <= high : value < high;
        return above && below;
    }

    @Override
    public String toString() {
        return (lowIncluded ? "[" : "(") + text(low) + ", " + text(high) + (highIncluded ? "]" : ")");
    }

    private static double number(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text.strip());
        };
    }

    private static String text(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
