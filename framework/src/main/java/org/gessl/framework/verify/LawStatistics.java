package org.gessl.framework.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoublePredicate;

/** Compares the statistics of draws with those of a reference, each within {@code z} standard errors of their difference. */
final class LawStatistics {
    private static final double EXACT = 1e-6;

    private final Map<String, double[]> draws;
    private final double referenceSamples;
    private final double z;
    private final Comparison comparison = new Comparison();

    LawStatistics(Map<String, double[]> draws, double referenceSamples, double z) {
        this.draws = draws;
        this.referenceSamples = referenceSamples;
        this.z = z;
    }

    /** Compares the parameter {@code name} with the statistics in {@code want}. */
    void compare(String name, JsonNode want) {
        if (want.has("matrix")) {
            correlations(name, want);
            return;
        }
        double[] sample = sample(name);
        if (sample.length == 0) {
            return;
        }
        boolean known = false;
        if (want.has("mean")) {
            moments(name, sample, want);
            known = true;
        }
        if (want.has("probability")) {
            probability(name, sample, v -> v != 0, want.path("probability").asDouble());
            known = true;
        }
        for (String counts : new String[] {"histogram", "order_counts"}) {
            if (want.has(counts)) {
                counts(name, sample, GoldenFile.numbers(want.path(counts)));
                known = true;
            }
        }
        if (!known) {
            throw new GoldenFormatException("no statistic of '" + name + "' is known");
        }
    }

    Outcome outcome() {
        return comparison.outcome();
    }

    private void moments(String name, double[] sample, JsonNode want) {
        double mean = Arrays.stream(sample).average().orElseThrow();
        double std = Math.sqrt(
                Arrays.stream(sample).map(v -> (v - mean) * (v - mean)).sum() / sample.length);
        double wantedMean = want.path("mean").asDouble();
        double wantedStd = want.path("std").asDouble();
        if (wantedStd == 0) {
            within(name + " mean", mean, wantedMean, EXACT);
            within(name + " std", std, 0, EXACT);
            return;
        }
        double spread = Math.sqrt(1.0 / sample.length + 1 / referenceSamples);
        within(name + " mean", mean, wantedMean, z * wantedStd * spread);
        double stdError = want.path("std_error_of_std").asDouble() * Math.sqrt(referenceSamples);
        within(name + " std", std, wantedStd, z * stdError * spread);
        distribution(name, sample, want);
    }

    private void distribution(String name, double[] sample, JsonNode want) {
        double[] quantiles = GoldenFile.numbers(want.path("quantiles"));
        double[] upto = GoldenFile.numbers(want.path("cdf_upto"));
        double[] below = GoldenFile.numbers(want.path("cdf_below"));
        for (int i = 0; i < quantiles.length; i++) {
            double q = quantiles[i];
            probability(name + " up to " + q, sample, v -> v <= q + EXACT, upto[i]);
            probability(name + " below " + q, sample, v -> v < q - EXACT, below[i]);
        }
    }

    private void counts(String name, double[] sample, double[] counts) {
        for (int i = 0; i < counts.length; i++) {
            int value = i;
            probability(name + " = " + i, sample, v -> v == value, counts[i] / referenceSamples);
        }
        probability(
                name + " elsewhere",
                sample,
                v -> v != Math.rint(v) || v < 0 || v >= counts.length,
                1 - Arrays.stream(counts).sum() / referenceSamples);
    }

    private void probability(String name, double[] sample, DoublePredicate event, double want) {
        double n = sample.length;
        double got = Arrays.stream(sample).filter(event).count() / n;
        double pooled = (n * got + referenceSamples * want + 1) / (n + referenceSamples + 2);
        within("P(" + name + ")", got, want, z * Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / referenceSamples)));
    }

    /** Compares Pearson correlations; the standard error of a correlation is at most about one over the root of the number of draws. */
    private void correlations(String name, JsonNode want) {
        JsonNode of = want.path("of");
        JsonNode matrix = want.path("matrix");
        double allowed = z * Math.sqrt(1.0 / referenceSamples + 1.0 / anySize());
        for (int i = 0; i < of.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = sample(of.path(i).asText());
                double[] b = sample(of.path(j).asText());
                if (a.length > 0 && b.length > 0) {
                    String title = name + " of " + of.path(i).asText() + " and "
                            + of.path(j).asText();
                    within(title, correlation(a, b), matrix.path(i).path(j).asDouble(), allowed);
                }
            }
        }
    }

    private double anySize() {
        return draws.values().stream().mapToInt(d -> d.length).findFirst().orElse(1);
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        return product / Math.sqrt(squareA * squareB);
    }

    private double[] sample(String name) {
        double[] sample = draws.get(name);
        if (sample == null) {
            comparison.wrong("no draws of '" + name + "'");
            return new double[0];
        }
        return sample;
    }

    private void within(String title, double got, double want, double allowed) {
        comparison.share(title, Math.abs(got - want) / allowed, got, want);
    }
}
