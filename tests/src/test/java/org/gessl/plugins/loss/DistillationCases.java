package org.gessl.plugins.loss;

import static org.gessl.plugins.loss.CriterionCase.inputs;
import static org.gessl.plugins.loss.CriterionCase.shape;
import static org.gessl.plugins.loss.Oracle.cosine;
import static org.gessl.plugins.loss.Oracle.crossEntropy;
import static org.gessl.plugins.loss.Oracle.mean;
import static org.gessl.plugins.loss.Oracle.sinkhorn;
import static org.gessl.plugins.loss.Oracle.softmax;
import static org.gessl.plugins.loss.distillation.Byol.byol;
import static org.gessl.plugins.loss.distillation.Dino.dino;
import static org.gessl.plugins.loss.distillation.Ressl.ressl;
import static org.gessl.plugins.loss.distillation.SimSiam.simSiam;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gessl.framework.spec.LossSpec;
import org.gessl.plugins.loss.distillation.Centring;
import org.gessl.plugins.loss.distillation.Dino;

/** Formulas of the losses that learn from a teacher. */
final class DistillationCases {
    private static final int SINKHORN_TURNS = 3;

    private DistillationCases() {}

    static Stream<CriterionCase> all() {
        return Stream.of(
                negativeCosine(byol().eps(1e-8), 1e-8),
                negativeCosine(simSiam().eps(0.8), 0.8),
                centred(0.1, 0.04, 2, 4),
                centred(0.3, 0.2, 1, 3),
                centred(0.3, 0.2, 2, 2),
                spread(0.1, 0.3, 2, 4),
                spread(0.3, 0.2, 1, 3),
                relational(0.1, 0.04, 5, 7),
                relational(0.3, 0.5, 1, 2));
    }

    private static CriterionCase negativeCosine(LossSpec spec, double eps) {
        return new CriterionCase(
                "neg-cosine",
                spec,
                inputs("p1", shape(5, 3), "z1", shape(5, 3), "p2", shape(5, 3), "z2", shape(5, 3)),
                List.of("p1", "p2"),
                (live, frozen) -> -mean(
                                        5,
                                        i -> cosine(
                                                live.get("p1").row(i),
                                                frozen.get("z2").row(i),
                                                eps))
                                / 2
                        - mean(
                                        5,
                                        i -> cosine(
                                                live.get("p2").row(i),
                                                frozen.get("z1").row(i),
                                                eps))
                                / 2);
    }

    private static CriterionCase centred(double studentTemp, double teacherTemp, int full, int views) {
        Dino spec = dino().studentTemp(studentTemp).teacherTemp(teacherTemp);
        return assigned(spec, full, views, frozen -> {
            Numbers64 teacher = frozen.get("teacher");
            double[] center = frozen.get("center").data();
            double[][] targets = new double[teacher.rows()][];
            for (int r = 0; r < targets.length; r++) {
                double[] scores = teacher.row(r);
                targets[r] = softmax(center.length, j -> (scores[j] - center[j]) / teacherTemp);
            }
            return targets;
        });
    }

    private static CriterionCase spread(double studentTemp, double teacherTemp, int full, int views) {
        Dino spec = dino().studentTemp(studentTemp).teacherTemp(teacherTemp).centring(Centring.SINKHORN);
        return assigned(
                spec, full, views, frozen -> sinkhorn(frozen.get("teacher").weights(teacherTemp), SINKHORN_TURNS));
    }

    private static CriterionCase assigned(
            Dino spec, int full, int views, Function<Map<String, Numbers64>, double[][]> assignment) {
        int n = 4;
        int k = 5;
        return new CriterionCase(
                "dino",
                spec,
                inputs("teacher", shape(full, n, k), "student", shape(views, n, k), "center", shape(k)),
                List.of("student"),
                (live, frozen) -> {
                    double[][] targets = assignment.apply(frozen);
                    double total = 0;
                    for (int t = 0; t < full; t++) {
                        for (int s = 0; s < views; s++) {
                            int teacher = t * n;
                            int student = s * n;
                            total += s == t
                                    ? 0
                                    : mean(n, i -> {
                                        double[] scores = live.get("student").row(student + i);
                                        return crossEntropy(targets[teacher + i], j -> scores[j] / spec.studentTemp());
                                    });
                        }
                    }
                    return total / (full * views - Math.min(full, views));
                });
    }

    private static CriterionCase relational(double temperatureQ, double temperatureK, int n, int queue) {
        return new CriterionCase(
                "ressl",
                ressl().temperatureQ(temperatureQ).temperatureK(temperatureK),
                inputs("query", shape(n, 4), "key", shape(n, 4), "queue", shape(queue, 4)),
                List.of("query"),
                (live, frozen) -> mean(n, i -> {
                    Numbers64 rows = frozen.get("queue");
                    double[] key = frozen.get("key").row(i);
                    double[] query = live.get("query").row(i);
                    return crossEntropy(
                            softmax(queue, j -> Oracle.against(key, rows.row(j)) / temperatureK),
                            j -> Oracle.against(query, rows.row(j)) / temperatureQ);
                }));
    }
}
