package org.gessl.recipes.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A chart of figures over the epochs, for the page's script to draw.
 *
 * @param id its element on the page
 * @param title what is shown
 * @param about what the reader must know of it
 * @param logarithmic whether the axis of values is
 * @param lines the figures
 */
record Chart(String id, String title, String about, boolean logarithmic, List<Line> lines) {

    /**
     * A figure.
     *
     * @param name what the legend calls it
     * @param epochs where its points lie
     * @param values its points
     * @param bands areas around it, the widest first
     */
    record Line(String name, List<Double> epochs, List<Double> values, List<Band> bands) {

        /** Returns the line through the means of {@code curve}, in the band of its extremes. */
        static Line of(String name, Curve curve) {
            return new Line(
                    name,
                    curve.epochs(),
                    curve.means(),
                    List.of(new Band("least to greatest", curve.lows(), curve.highs())));
        }
    }

    /** An area between two figures at the epochs of its line. */
    record Band(String name, List<Double> low, List<Double> high) {}

    Chart {
        lines = List.copyOf(lines);
    }

    /** Returns the chart in words, for those who cannot see it. */
    public String description() {
        return lines.stream()
                .map(line ->
                        line.name() + ": first " + Text.number(line.values().get(0)) + ", last "
                                + Text.number(line.values().get(line.values().size() - 1)))
                .collect(Collectors.joining("; ", title + " over the epochs. ", "."));
    }
}
