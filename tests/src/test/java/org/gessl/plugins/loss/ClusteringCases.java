package org.gessl.plugins.loss;

import static org.gessl.plugins.loss.CriterionCase.inputs;
import static org.gessl.plugins.loss.CriterionCase.shape;
import static org.gessl.plugins.loss.Oracle.cosine;
import static org.gessl.plugins.loss.Oracle.crossEntropy;
import static org.gessl.plugins.loss.Oracle.mean;
import static org.gessl.plugins.loss.Oracle.sinkhorn;
import static org.gessl.plugins.loss.Oracle.softmax;
import static org.gessl.plugins.loss.Oracle.sum;
import static org.gessl.plugins.loss.clustering.Msn.msn;
import static org.gessl.plugins.loss.clustering.Swav.swav;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Formulas of the losses that assign to prototypes. */
final class ClusteringCases {
    private ClusteringCases() {}

    static Stream<CriterionCase> all() {
        return Stream.of(
                prototypical(0.2, 0.3, 3, 2.0, 3),
                prototypical(0.5, 1.0, 0, 0.0, 1),
                swapped(0.1, 0.05, 3, 5),
                swapped(0.5, 0.3, 0, 3),
                swapped(0.5, 0.3, 10, 2));
    }

    private static CriterionCase prototypical(
            double temperature, double sharpen, int iterations, double weight, int views) {
        int n = 4;
        int k = 5;
        return new CriterionCase(
                "msn",
                msn().temperature(temperature)
                        .sharpen(sharpen)
                        .iterations(iterations)
                        .regularizationWeight(weight),
                inputs("anchors", shape(views * n, 3), "targets", shape(n, 3), "prototypes", shape(k, 3)),
                List.of("anchors", "prototypes"),
                (live, frozen) -> {
                    double[][] target = new double[n][];
                    for (int i = 0; i < n; i++) {
                        double[] z = frozen.get("targets").row(i);
                        double[] p = softmax(
                                k, j -> cosine(z, frozen.get("prototypes").row(j)) / temperature);
                        double total = sum(k, j -> Math.pow(p[j], 1 / sharpen));
                        target[i] = Arrays.stream(p)
                                .map(v -> Math.pow(v, 1 / sharpen) / total)
                                .toArray();
                    }
                    double[][] codes = sinkhorn(target, iterations);
                    Numbers64 anchors = live.get("anchors");
                    Numbers64 rows = live.get("prototypes");
                    double entropy = sum(k, j -> {
                        double m = mean(
                                views * n, i -> softmax(k, c -> cosine(anchors.row(i), rows.row(c)) / temperature)[j]);
                        return -m * Math.log(m);
                    });
                    return mean(
                                    views * n,
                                    i -> crossEntropy(
                                            codes[i % n], j -> cosine(anchors.row(i), rows.row(j)) / temperature))
                            + weight * (Math.log(k) - entropy);
                });
    }

    private static CriterionCase swapped(double temperature, double epsilon, int iterations, int n) {
        int k = 4;
        return new CriterionCase(
                "swav",
                swav().temperature(temperature).epsilon(epsilon).iterations(iterations),
                inputs("scores1", shape(n, k), "scores2", shape(n, k)),
                List.of("scores1", "scores2"),
                (live, frozen) -> (swapped(frozen.get("scores1"), live.get("scores2"), temperature, epsilon, iterations)
                                + swapped(frozen.get("scores2"), live.get("scores1"), temperature, epsilon, iterations))
                        / 2);
    }

    private static double swapped(
            Numbers64 coded, Numbers64 scores, double temperature, double epsilon, int iterations) {
        double[][] codes = sinkhorn(coded.weights(epsilon), iterations);
        return mean(coded.rows(), i -> crossEntropy(codes[i], j -> scores.row(i)[j] / temperature));
    }
}
