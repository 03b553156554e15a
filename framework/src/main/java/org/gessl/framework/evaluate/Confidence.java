package org.gessl.framework.evaluate;

import java.util.Arrays;

/** Half-widths of 95 % confidence intervals. */
public final class Confidence {
    /** What the name of a figure ends with that is the half-width of the interval of the figure of the name before it. */
    public static final String SUFFIX = "-ci95";

    private static final double Z = 1.959963984540054;

    private Confidence() {}

    /**
     * Returns half the width of Wilson's score interval of an accuracy (Wilson 1927), which is never empty and never leaves [0, 100] [points].
     *
     * @param percent share of right answers [percent]
     * @param answers number of answers, at least 1
     */
    public static double ofAccuracy(double percent, int answers) {
        double p = percent / 100;
        double spread = Math.sqrt(p * (1 - p) / answers + Z * Z / (4.0 * answers * answers));
        return 100 * Z * spread / (1 + Z * Z / answers);
    }

    /** Returns half the width of Student's interval of the mean of {@code values}; not a number if there is a single one. */
    public static double ofMean(double... values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return studentQuantile(n - 1) * Math.sqrt(squares / (n - 1) / n);
    }

    /** Returns half the width of the interval of a difference of two independent figures with these half-widths. */
    public static double ofDifference(double first, double second) {
        return Math.hypot(first, second);
    }

    /** The 97.5 % quantile of Student's distribution: exact for one and two degrees of freedom, else Cornish and Fisher's expansion. */
    private static double studentQuantile(int degrees) {
        if (degrees < 3) {
            double tail = Math.tan(Math.PI * 0.475);
            double two = 0.95 / Math.sqrt(2 * 0.975 * 0.025);
            return degrees == 1 ? tail : degrees == 2 ? two : Double.NaN;
        }
        double z2 = Z * Z;
        double first = (z2 + 1) / 4;
        double second = ((5 * z2 + 16) * z2 + 3) / 96;
        double third = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        double fourth = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
        double v = degrees;
        return Z * (1 + (first + (second + (third + fourth / v) / v) / v) / v);
    }
}
