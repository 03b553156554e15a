package org.gessl.recipes.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gessl.framework.train.RunDirectory;
import org.gessl.framework.train.RunInfo;
import org.gessl.framework.train.Summary;

/**
 * In what two runs differ. Each text has a place for what only one of them has.
 *
 * @param settings differing settings by dotted key
 * @param origins differing data, versions and machine, by name
 * @param figures every figure of the evaluation that either run has, by its name and what was measured, such as {@code knn-5 trained}
 * @param costs steps, times and memory that either run has, by name and unit
 */
record RunDifferences(
        Map<String, Pair<String>> settings,
        Map<String, Pair<String>> origins,
        Map<String, Pair<Double>> figures,
        Map<String, Pair<Double>> costs) {

    /** A value of each of two runs; empty where a run has none. */
    record Pair<T>(Optional<T> a, Optional<T> b) {

        boolean same() {
            return a.equals(b);
        }
    }

    static RunDifferences of(RunDirectory a, RunDirectory b) {
        return new RunDifferences(
                differing(pairs(a.info().settings(), b.info().settings())),
                differing(pairs(origins(a.info()), origins(b.info()))),
                pairs(figures(a.summary()), figures(b.summary())),
                pairs(costs(a.summary()), costs(b.summary())));
    }

    /** Returns the figures that both runs have. */
    Map<String, Pair<Double>> sharedFigures() {
        Map<String, Pair<Double>> shared = new LinkedHashMap<>(figures);
        shared.values().removeIf(pair -> pair.a().isEmpty() || pair.b().isEmpty());
        return shared;
    }

    private static Map<String, String> origins(RunInfo info) {
        Map<String, String> origins = new LinkedHashMap<>();
        origins.put("recipe", info.recipe());
        origins.put("data checksum", info.dataChecksum());
        origins.putAll(info.versions());
        return origins;
    }

    private static Map<String, Double> figures(Optional<Summary> summary) {
        Map<String, Double> figures = new LinkedHashMap<>();
        summary.map(Summary::evaluation)
                .orElse(Map.of())
                .forEach((name, byModel) -> byModel.forEach((model, value) -> figures.put(name + " " + model, value)));
        return figures;
    }

    private static Map<String, Double> costs(Optional<Summary> summary) {
        Map<String, Double> costs = new LinkedHashMap<>();
        summary.ifPresent(known -> {
            costs.put("steps", (double) known.steps());
            costs.put("training [s]", known.seconds().train());
            costs.put("evaluation [s]", known.seconds().evaluate());
            costs.put("images/s", known.imagesPerSecond());
            costs.put("peak memory [MiB]", (double) known.peakMemoryMib());
        });
        return costs;
    }

    private static <T> Map<String, Pair<T>> pairs(Map<String, T> a, Map<String, T> b) {
        Set<String> names = new LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        Map<String, Pair<T>> pairs = new LinkedHashMap<>();
        names.forEach(name ->
                pairs.put(name, new Pair<>(Optional.ofNullable(a.get(name)), Optional.ofNullable(b.get(name)))));
        return pairs;
    }

    private static <T> Map<String, Pair<T>> differing(Map<String, Pair<T>> pairs) {
        pairs.values().removeIf(Pair::same);
        return pairs;
    }

    /** Returns whether the runs had the same settings on the same data with the same software and machine. */
    boolean sameConditions() {
        return settings.isEmpty() && origins.isEmpty();
    }

    /** Returns the longest name of a line, for columns. */
    int nameWidth() {
        return List.of(settings, origins, figures, costs).stream()
                .flatMap(part -> part.keySet().stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
