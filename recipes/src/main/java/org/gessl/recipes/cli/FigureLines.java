package org.gessl.recipes.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gessl.framework.evaluate.Confidence;
import org.gessl.framework.evaluate.Figure;

/** Figures of an evaluation as lines of text: a figure in each, with what it was measured on; an interval stands behind its figure. */
final class FigureLines {
    private FigureLines() {}

    /** Returns the lines of {@code figures}, which are by name and by what was measured. */
    static List<String> of(Map<String, Map<String, Figure>> figures) {
        List<String> names = figures.keySet().stream()
                .filter(name -> !isInterval(figures, name))
                .toList();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        return names.stream()
                .map(name -> name
                        + " ".repeat(width - name.length() + 3)
                        + figures.get(name).entrySet().stream()
                                .map(e -> e.getKey() + " " + e.getValue() + interval(figures, name, e.getKey()))
                                .collect(Collectors.joining("   ")))
                .toList();
    }

    private static boolean isInterval(Map<String, Map<String, Figure>> figures, String name) {
        return name.endsWith(Confidence.SUFFIX)
                && figures.containsKey(name.substring(0, name.length() - Confidence.SUFFIX.length()));
    }

    private static String interval(Map<String, Map<String, Figure>> figures, String name, String of) {
        Figure interval =
                figures.getOrDefault(name + Confidence.SUFFIX, Map.of()).get(of);
        return interval == null ? "" : " +- " + interval.toString().strip();
    }
}
