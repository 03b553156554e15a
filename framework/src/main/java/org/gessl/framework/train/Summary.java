package org.gessl.framework.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came out of a run, written as {@code summary.json}. Figures are rounded to two decimals.
 *
 * @param recipe name of the recipe
 * @param specHash hash of the resolved pipeline
 * @param seconds wall time
 * @param imagesPerSecond training images consumed in a second of training
 * @param peakMemoryMib largest resident memory of the process [MiB]
 * @param steps outer steps done
 * @param evaluation accuracies [percent] by protocol, such as {@code knn-5}, and by what was measured: {@code trained},
 *     {@code untrained} or {@code pixels}
 */
public record Summary(
        String recipe,
        String specHash,
        Seconds seconds,
        double imagesPerSecond,
        long peakMemoryMib,
        long steps,
        Map<String, Map<String, Double>> evaluation) {

    public Summary {
        imagesPerSecond = rounded(imagesPerSecond);
        Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
        evaluation.forEach((protocol, figures) -> copy.put(protocol, rounded(figures)));
        evaluation = Collections.unmodifiableMap(copy);
    }

    /**
     * Wall time [s]; a resumed run counts all its parts.
     *
     * @param total from the start to the summary
     * @param train in the training loop
     * @param evaluate in the evaluation
     */
    public record Seconds(double total, double train, double evaluate) {
        public Seconds {
            total = rounded(total);
            train = rounded(train);
            evaluate = rounded(evaluate);
        }
    }

    private static Map<String, Double> rounded(Map<String, Double> figures) {
        Map<String, Double> copy = new LinkedHashMap<>();
        figures.forEach((name, value) -> copy.put(name, rounded(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
