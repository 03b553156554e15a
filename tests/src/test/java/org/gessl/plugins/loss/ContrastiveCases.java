package org.gessl.plugins.loss;

import static org.gessl.plugins.loss.CriterionCase.inputs;
import static org.gessl.plugins.loss.CriterionCase.shape;
import static org.gessl.plugins.loss.Oracle.cosine;
import static org.gessl.plugins.loss.Oracle.logSumExp;
import static org.gessl.plugins.loss.Oracle.mean;
import static org.gessl.plugins.loss.Oracle.softmax;
import static org.gessl.plugins.loss.contrastive.Dcl.dcl;
import static org.gessl.plugins.loss.contrastive.Dclw.dclw;
import static org.gessl.plugins.loss.contrastive.Moco.moco;
import static org.gessl.plugins.loss.contrastive.Nnclr.nnclr;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.spec.LossSpec;

/** Formulas of the contrastive losses. */
final class ContrastiveCases {
    private ContrastiveCases() {}

    static Stream<CriterionCase> all() {
        return Stream.of(
                decoupled("dcl", dcl().temperature(0.3), 0.3, 0, 5),
                decoupled("dcl", dcl().temperature(0.05), 0.05, 0, 2),
                decoupled("dclw", dclw().temperature(0.3).sigma(0.7), 0.3, 0.7, 6),
                momentumContrast(0.2, 5, 9),
                momentumContrast(0.07, 1, 1),
                nearestNeighbours(0.2, 5, 8),
                nearestNeighbours(0.5, 3, 1));
    }

    private static CriterionCase decoupled(String name, LossSpec spec, double temperature, double sigma, int n) {
        return new CriterionCase(
                name,
                spec,
                inputs("z1", shape(n, 4), "z2", shape(n, 4)),
                List.of("z1", "z2"),
                (live, frozen) -> (decoupled(live, frozen, "z1", "z2", temperature, sigma)
                                + decoupled(live, frozen, "z2", "z1", temperature, sigma))
                        / 2);
    }

    private static double decoupled(
            Map<String, Numbers64> live,
            Map<String, Numbers64> frozen,
            String first,
            String second,
            double temperature,
            double sigma) {
        Numbers64 a = live.get(first);
        Numbers64 b = live.get(second);
        int n = a.rows();
        double[] shares = sigma == 0
                ? null
                : softmax(
                        n,
                        i -> cosine(frozen.get(first).row(i), frozen.get(second).row(i)) / sigma);
        return mean(n, i -> {
            double weight = shares == null ? 1 : 2 - n * shares[i];
            double others = logSumExp(
                    2 * n, j -> j % n != i, j -> cosine(a.row(i), j < n ? a.row(j) : b.row(j - n)) / temperature);
            return others - weight * cosine(a.row(i), b.row(i)) / temperature;
        });
    }

    private static CriterionCase momentumContrast(double temperature, int n, int queue) {
        return new CriterionCase(
                "moco",
                moco().temperature(temperature),
                inputs("query", shape(n, 4), "key", shape(n, 4), "queue", shape(queue, 4)),
                List.of("query"),
                (live, frozen) -> mean(n, i -> {
                    double[] q = live.get("query").row(i);
                    double positive = cosine(q, frozen.get("key").row(i)) / temperature;
                    return logSumExp(
                                    queue + 1,
                                    j -> true,
                                    j -> j == queue
                                            ? positive
                                            : Oracle.against(
                                                            q,
                                                            frozen.get("queue").row(j))
                                                    / temperature)
                            - positive;
                }));
    }

    private static CriterionCase nearestNeighbours(double temperature, int n, int support) {
        return new CriterionCase(
                "nnclr",
                nnclr().temperature(temperature),
                inputs(
                        "z1",
                        shape(n, 4),
                        "z2",
                        shape(n, 4),
                        "p1",
                        shape(n, 4),
                        "p2",
                        shape(n, 4),
                        "support",
                        shape(support, 4)),
                List.of("p1", "p2"),
                (live, frozen) -> (pairs(neighbours(frozen, "z1"), live.get("p2"), temperature)
                                + pairs(neighbours(frozen, "z2"), live.get("p1"), temperature))
                        / 2);
    }

    private static Numbers64 neighbours(Map<String, Numbers64> inputs, String embeddings) {
        Numbers64 z = inputs.get(embeddings);
        Numbers64 support = inputs.get("support");
        double[] found = new double[z.data().length];
        for (int i = 0; i < z.rows(); i++) {
            int nearest = 0;
            for (int j = 1; j < support.rows(); j++) {
                if (cosine(z.row(i), support.row(j)) > cosine(z.row(i), support.row(nearest))) {
                    nearest = j;
                }
            }
            System.arraycopy(support.row(nearest), 0, found, i * z.columns(), z.columns());
        }
        return new Numbers64(z.shape(), found);
    }

    private static double pairs(Numbers64 a, Numbers64 b, double temperature) {
        int n = a.rows();
        return mean(2 * n, i -> {
            double[] row = i < n ? a.row(i) : b.row(i - n);
            double[] positive = i < n ? b.row(i) : a.row(i - n);
            return logSumExp(2 * n, j -> j != i, j -> cosine(row, j < n ? a.row(j) : b.row(j - n)) / temperature)
                    - cosine(row, positive) / temperature;
        });
    }
}
