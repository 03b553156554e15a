package org.gessl.recipes.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.gessl.framework.evaluate.Confidence;

/**
 * What an evaluation found under one name.
 *
 * @param name the figure
 * @param trained of the trained encoder; a dash where it was not measured
 * @param untrained of the untrained one
 * @param pixels of the raw pixels
 * @param meter the three on a line from 0 to 100; empty if they are no accuracies
 */
record FigureRow(String name, String trained, String untrained, String pixels, Optional<Meter> meter) {
    private static final double FULL = 100;

    /** Places on a line from 0 to 100; beyond its end where something was not measured. */
    record Meter(double trained, double untrained, double pixels) {}

    /** Returns the rows of {@code evaluation}; half-widths of intervals stand beside what they belong to. */
    static List<FigureRow> of(Map<String, Map<String, Double>> evaluation) {
        List<FigureRow> rows = new ArrayList<>();
        evaluation.forEach((name, figures) -> {
            String base = name.endsWith(Confidence.SUFFIX)
                    ? name.substring(0, name.length() - Confidence.SUFFIX.length())
                    : name;
            if (base.equals(name) || !evaluation.containsKey(base)) {
                rows.add(row(name, figures, evaluation.getOrDefault(name + Confidence.SUFFIX, Map.of())));
            }
        });
        return rows;
    }

    private static FigureRow row(String name, Map<String, Double> figures, Map<String, Double> halfWidths) {
        DoubleFunction<String> format = Accuracy.is(name) ? Text::percent : Text::number;
        return new FigureRow(
                name,
                text(figures.get("trained"), halfWidths.get("trained"), format),
                text(figures.get("untrained"), halfWidths.get("untrained"), format),
                text(figures.get("pixels"), halfWidths.get("pixels"), format),
                Accuracy.is(name) && figures.containsKey("trained")
                        ? Optional.of(new Meter(
                                figures.get("trained"),
                                figures.getOrDefault("untrained", 2 * FULL),
                                figures.getOrDefault("pixels", 2 * FULL)))
                        : Optional.empty());
    }

    private static String text(Double value, Double halfWidth, DoubleFunction<String> format) {
        String text = value == null ? Text.NOTHING : format.apply(value);
        return halfWidth == null ? text : text + " ± " + format.apply(halfWidth);
    }
}
