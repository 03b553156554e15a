package org.gessl.framework.study;

import java.util.List;

/**
 * The mean of a figure over runs with different seeds, and half the width of its 95 % interval by Student's t. Runs that all agree, as two seeds
 * may by chance, do not tell their spread: an interval of width 0 would be a certainty that nobody has.
 *
 * @param count runs
 * @param mean mean; NaN without runs
 * @param variance variance of a run, with {@code count - 1} in the denominator; NaN for fewer than two runs
 */
public record Estimate(int count, double mean, double variance) {
    private static final double CONFIDENCE = 0.95;
    private static final int PIECES = 2000;
    private static final int HALVINGS = 60;

    /** Returns the estimate from {@code values}. */
    public static Estimate of(List<Double> values) {
        if (values.size() > 1 && values.stream().distinct().count() == 1) {
            // As a sum the mean may be rounded, and leave a variance above 0.
            return new Estimate(values.size(), values.get(0), 0);
        }
        double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Estimate(values.size(), mean, values.size() < 2 ? Double.NaN : squares / (values.size() - 1));
    }

    /** Returns whether the runs tell their spread: there are several, and they do not all agree. */
    public boolean spreadKnown() {
        return variance > 0;
    }

    /** Returns half the width of the interval of the mean; NaN where the spread is not known. */
    public double halfWidth() {
        return spreadKnown() ? quantile(count - 1) * Math.sqrt(variance / count) : Double.NaN;
    }

    /** Returns half the width of Welch's interval of the difference of the means; NaN where the spread of a side is not known. */
    public double halfWidth(Estimate other) {
        if (!spreadKnown() || !other.spreadKnown()) {
            return Double.NaN;
        }
        double mine = variance / count;
        double others = other.variance / other.count;
        double both = mine + others;
        double freedom = both * both / (mine * mine / (count - 1) + others * others / (other.count - 1));
        return quantile(freedom) * Math.sqrt(both);
    }

    /** Returns t with {@code P(|T| < t) = 0.95} for {@code freedom} degrees of freedom, at least 1. */
    static double quantile(double freedom) {
        // With t = sqrt(freedom) tan(u) the density is proportional to cos(u)^(freedom - 1).
        double all = integral(freedom - 1, Math.PI / 2);
        double low = 0;
        double high = Math.PI / 2;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (integral(freedom - 1, middle) < CONFIDENCE * all) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(freedom) * Math.tan(low);
    }

    /** Simpson's rule for {@code cos(u)^power} from 0 to {@code end}. */
    private static double integral(double power, double end) {
        double h = end / PIECES;
        double sum = 0;
        for (int i = 0; i <= PIECES; i++) {
            int weight = i == 0 || i == PIECES ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.pow(Math.max(0, Math.cos(i * h)), power);
        }
        return sum * h / 3;
    }
}
