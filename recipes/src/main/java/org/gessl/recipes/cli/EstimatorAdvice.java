package org.gessl.recipes.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.train.HypergradientAudit.Row;

/**
 * Which estimator to take after an audit: of those that are good enough the one whose gradient takes the least time. Good enough is
 *
 * <ul>
 *   <li>a cosine of at least 0.99 and a relative error of at most 5 % to the reference over theta, both as means over the tasks,
 *   <li>and a gradient for every weight of the threshold network that the reference trains.
 * </ul>
 *
 * <p>The reference always is. How well the gradient of the threshold network agrees is shown but does not decide.
 *
 * <p>Where differences of gradients are not good enough for an activation with a kink, which no derivative sees, a smooth one is worth a try.
 */
final class EstimatorAdvice {
    private static final double LEAST_COSINE = 0.99;
    private static final double LARGEST_ERROR = 0.05;
    private static final String DIFFERENCES = "finite-difference";
    private static final String WITH_KINKS = "relu";
    private static final String SMOOTH = "silu";

    private EstimatorAdvice() {}

    /**
     * Returns the advice in a sentence or two.
     *
     * @param rows what was found
     * @param reference the estimator that is right
     * @param values the pipeline's values by key
     */
    static String of(List<Row> rows, String reference, Map<String, String> values) {
        return of(rows, reference) + smoother(rows, values);
    }

    private static String smoother(List<Row> rows, Map<String, String> values) {
        List<String> settings = values.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".activation")
                        && entry.getValue().equals(WITH_KINKS))
                .map(entry -> "--set " + entry.getKey() + "=" + SMOOTH)
                .toList();
        boolean failed = rows.stream().anyMatch(row -> row.estimator().startsWith(DIFFERENCES) && !isClose(row));
        return settings.isEmpty() || !failed
                ? ""
                : " " + DIFFERENCES + " steps over the kinks of " + WITH_KINKS
                        + "; a smooth activation may bring it closer: " + String.join(" ", settings) + ".";
    }

    private static String of(List<Row> rows, String reference) {
        Row right = rows.stream()
                .filter(row -> row.estimator().equals(reference))
                .findFirst()
                .orElseThrow();
        Row best = rows.stream()
                .filter(row -> row == right || isGood(row))
                .min(Comparator.comparingDouble(Row::milliseconds))
                .orElseThrow();
        return best == right ? forReference(rows, right) : forOther(best, right);
    }

    private static boolean isGood(Row row) {
        return row.trainsPhi() && isClose(row);
    }

    private static boolean isClose(Row row) {
        return row.theta().cosine() >= LEAST_COSINE && row.theta().relativeError() <= LARGEST_ERROR;
    }

    private static String forOther(Row best, Row right) {
        return String.format(
                Locale.ROOT,
                "Take %s: its gradient is within %.1f %% of that of %s (cosine %.4f), at %.0f %% of the time%s.",
                best.estimator(),
                100 * best.theta().relativeError(),
                right.estimator(),
                best.theta().cosine(),
                100 * best.milliseconds() / right.milliseconds(),
                right.phi().isPresent() ? ", and it trains the thresholds" : "");
    }

    private static String forReference(List<Row> rows, Row right) {
        Optional<Row> next = rows.stream()
                .filter(row -> row.milliseconds() < right.milliseconds())
                .max(Comparator.comparingDouble(row -> row.theta().cosine()));
        String take = "Take " + right.estimator() + ": ";
        if (next.isEmpty()) {
            return take + "nothing is faster.";
        }
        Row row = next.get();
        if (isClose(row)) {
            return take + row.estimator() + " comes close, but does not train every weight of the thresholds.";
        }
        return take
                + String.format(
                        Locale.ROOT,
                        "no faster estimator has cosine %.2f and error %.0f %%; the nearest, %s, has cosine %.4f and error %.1f %%.",
                        LEAST_COSINE,
                        100 * LARGEST_ERROR,
                        row.estimator(),
                        row.theta().cosine(),
                        100 * row.theta().relativeError());
    }
}
