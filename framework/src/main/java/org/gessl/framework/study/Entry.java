package org.gessl.framework.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a table tells at one row and column.
 *
 * @param estimate the figure over the runs that are finished
 * @param place rank of its mean in the column
 * @param comparison with the row's baseline; empty if it has none or one of the two is not measured
 * @param failed runs that failed
 * @param stale whether the runs are of an earlier recipe, and none of today's is finished
 * @param runs directories of the runs, from the table's folder
 */
public record Entry(
        Estimate estimate, Place place, Optional<Comparison> comparison, int failed, boolean stale, List<String> runs) {

    /** The rank of a mean in its column; the two highest are marked. */
    public enum Place {
        BEST,
        SECOND,
        OTHER
    }

    public Entry {
        runs = List.copyOf(runs);
    }

    /** Returns the entry with another rank. */
    Entry placed(Place value) {
        return new Entry(estimate, value, comparison, failed, stale, runs);
    }

    /** Returns the entry compared with {@code baseline} where both are measured and today's. */
    Entry comparedWith(Entry baseline) {
        boolean both = measured() && baseline.measured() && !stale && !baseline.stale;
        return new Entry(
                estimate,
                place,
                both ? Optional.of(Comparison.of(estimate, baseline.estimate)) : Optional.empty(),
                failed,
                stale,
                runs);
    }

    /** Returns whether a run is finished. */
    public boolean measured() {
        return estimate.count() > 0;
    }

    /** Returns the mean with half the width of its interval, such as {@code 64.20 ± 1.10}, {@code 64.20 ± ?} for runs that all agree; {@code -} without runs. */
    public String value(int decimals) {
        if (!measured()) {
            return failed > 0 ? "failed" : "-";
        }
        String mean = number(estimate.mean(), decimals);
        if (estimate.count() < 2) {
            return mean;
        }
        return mean + " ± " + (estimate.spreadKnown() ? number(estimate.halfWidth(), decimals) : "?");
    }

    /** Returns what is to be said beside the value: the difference from the baseline, failed runs, that it is stale. */
    public String remarks(int decimals) {
        List<String> remarks = new ArrayList<>();
        comparison.ifPresent(c -> remarks.add(c.text(decimals)));
        if (measured() && failed > 0) {
            remarks.add(failed + " failed");
        }
        if (stale) {
            remarks.add("stale");
        }
        return String.join(", ", remarks);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
