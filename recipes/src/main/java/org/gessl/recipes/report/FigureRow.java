package org.gessl.recipes.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        boolean accuracy = Accuracy.is(name) && figures.containsKey("trained");
        return new FigureRow(
                name,
                text("trained", figures, halfWidths),
                text("untrained", figures, halfWidths),
                text("pixels", figures, halfWidths),
                accuracy
                        ? Optional.of(new Meter(
                                figures.get("trained"),
                                figures.getOrDefault("untrained", 2 * FULL),
                                figures.getOrDefault("pixels", 2 * FULL)))
                        : Optional.empty());
    }

    private static String text(String what, Map<String, Double> figures, Map<String, Double> halfWidths) {
        String value = Text.number(figures.getOrDefault(what, Double.NaN));
        Double halfWidth = halfWidths.get(what);
        return halfWidth == null ? value : value + " ± " + Text.number(halfWidth);
    }
}
