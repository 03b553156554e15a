package org.gessl.framework.train;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of a run, written as {@code summary.json}. Numbers are rounded to two decimals, those of the evaluation to four
 * significant digits where these are more.
 *
 * @param recipe name of the recipe
 * @param specHash hash of the resolved pipeline
 * @param seconds wall time
 * @param imagesPerSecond training images consumed in a second of training
 * @param peakMemoryMib largest resident memory of the process [MiB]
 * @param steps outer steps done
 * @param evaluation figures by name, such as {@code knn-5} (an accuracy [percent]) or {@code sigma}, and by what was measured: {@code trained},
 *     {@code untrained} or {@code pixels}
 * @param measured all figures of the steps after which {@code train.measure} was run, in order, with {@link Trainer#TRAINING_SECONDS}
 */
public record Summary(
        String recipe,
        String specHash,
        Seconds seconds,
        double imagesPerSecond,
        long peakMemoryMib,
        long steps,
        Map<String, Map<String, Double>> evaluation,
        List<Map<String, Double>> measured) {
    private static final int SIGNIFICANT_DIGITS = 4;

    public Summary {
        imagesPerSecond = rounded(imagesPerSecond);
        Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
        evaluation.forEach((protocol, figures) -> copy.put(protocol, rounded(figures)));
        evaluation = Collections.unmodifiableMap(copy);
        measured = List.copyOf(measured);
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

    /**
     * Returns this summary with the {@code figures} of the model after {@code steps}, beside those that others have found for the same model.
     *
     * @param figures by name and by what was measured, like {@link #evaluation}
     */
    public Summary evaluated(long steps, Map<String, Map<String, Double>> figures) {
        Map<String, Map<String, Double>> all = new LinkedHashMap<>(this.steps == steps ? evaluation : Map.of());
        all.putAll(figures);
        return new Summary(recipe, specHash, seconds, imagesPerSecond, peakMemoryMib, steps, all, measured);
    }

    private static Map<String, Double> rounded(Map<String, Double> figures) {
        Map<String, Double> copy = new LinkedHashMap<>();
        figures.forEach((name, value) -> copy.put(name, significant(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static double significant(double value) {
        if (!Double.isFinite(value)) {
            return value;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int decimals = Math.max(2, SIGNIFICANT_DIGITS - exact.precision() + exact.scale());
        return exact.setScale(decimals, RoundingMode.HALF_UP).doubleValue();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
