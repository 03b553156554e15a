package org.gessl.recipes.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gessl.framework.train.MetricsLog;

/**
 * A figure over the epochs, thinned to what a screen can show: neighbouring values are one point, their mean, with their extremes around it. Points without a
 * finite value are left out.
 *
 * @param epochs where the points lie
 * @param means mean of each point's values
 * @param lows their least
 * @param highs their greatest
 */
record Curve(List<Double> epochs, List<Double> means, List<Double> lows, List<Double> highs) {
    private static final int POINTS = 300;
    private static final MathContext DIGITS = new MathContext(5);

    /** Returns the curve of {@code series}. */
    static Curve of(MetricsLog.Series series) {
        Curve curve = new Curve(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int size = series.values().length;
        int points = Math.min(POINTS, size);
        for (int i = 0; i < points; i++) {
            int from = (int) ((long) i * size / points);
            int to = (int) ((long) (i + 1) * size / points);
            double[] finite = Arrays.stream(series.values(), from, to)
                    .filter(Double::isFinite)
                    .toArray();
            if (finite.length > 0) {
                curve.add(series.epochs()[to - 1], finite);
            }
        }
        return curve;
    }

    boolean isEmpty() {
        return means.isEmpty();
    }

    double first() {
        return means.get(0);
    }

    double last() {
        return means.get(means.size() - 1);
    }

    private void add(double epoch, double[] values) {
        epochs.add(rounded(epoch));
        means.add(rounded(DoubleStream.of(values).average().orElseThrow()));
        lows.add(rounded(DoubleStream.of(values).min().orElseThrow()));
        highs.add(rounded(DoubleStream.of(values).max().orElseThrow()));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
