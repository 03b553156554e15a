package org.gessl.framework.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The times of steps of one kind.
 *
 * @param milliseconds wall time of each step [ms]
 */
@SuppressWarnings("ArrayRecordComponent")
public record StepTimes(double[] milliseconds) {
    private static final int WARM_UP = 3;

    /**
     * Times steps of several kinds, one of each in every round so that the machine's mood falls on all alike.
     *
     * @param clocks the kinds by name
     * @param rounds steps of each kind that count, at least 1; a few more go before them
     * @return the times by name, in the order of {@code clocks}
     */
    public static Map<String, StepTimes> interleaved(Map<String, ? extends TimedStep> clocks, int rounds) {
        Map<String, StepTimes> times = new LinkedHashMap<>();
        clocks.keySet().forEach(name -> times.put(name, new StepTimes(new double[rounds])));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, ? extends TimedStep> clock : clocks.entrySet()) {
                double milliseconds = clock.getValue().milliseconds();
                if (round >= 0) {
                    times.get(clock.getKey()).milliseconds[round] = milliseconds;
                }
            }
        }
        return times;
    }

    /** Returns the median [ms]. */
    public double median() {
        return median(milliseconds);
    }

    /** Returns the least [ms]. */
    public double least() {
        return Arrays.stream(milliseconds).min().orElseThrow();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
