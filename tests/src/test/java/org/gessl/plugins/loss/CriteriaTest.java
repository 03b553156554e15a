package org.gessl.plugins.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.loss.Oracle.cosine;
import static org.gessl.plugins.loss.Oracle.crossEntropy;
import static org.gessl.plugins.loss.Oracle.logSumExp;
import static org.gessl.plugins.loss.Oracle.mean;
import static org.gessl.plugins.loss.Oracle.sinkhorn;
import static org.gessl.plugins.loss.Oracle.softmax;
import static org.gessl.plugins.loss.Oracle.sum;
import static org.gessl.plugins.loss.clustering.Msn.msn;
import static org.gessl.plugins.loss.clustering.Swav.swav;
import static org.gessl.plugins.loss.contrastive.Dcl.dcl;
import static org.gessl.plugins.loss.contrastive.Dclw.dclw;
import static org.gessl.plugins.loss.contrastive.Moco.moco;
import static org.gessl.plugins.loss.contrastive.Nnclr.nnclr;
import static org.gessl.plugins.loss.distillation.Byol.byol;
import static org.gessl.plugins.loss.distillation.Dino.dino;
import static org.gessl.plugins.loss.distillation.Ressl.ressl;
import static org.gessl.plugins.loss.distillation.SimSiam.simSiam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.LossSpec;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The formulas of the losses against loops in float64: values, first and second derivatives, what is constant, hard inputs. */
class CriteriaTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(CriteriaTest.class.getClassLoader());
    private static final double STEP = 1e-3;

    /**
     * A formula with inputs and what it should give.
     *
     * @param name name of the formula
     * @param spec the loss that offers it
     * @param inputs inputs by name
     * @param derived the inputs through which it is differentiated
     * @param oracle the same in float64
     */
    private record Case(
            String name, LossSpec spec, Map<String, Numbers64> inputs, List<String> derived, Oracle oracle) {
        @Override
        public String toString() {
            return spec.toString();
        }

        Case with(UnaryOperator<Numbers64> change) {
            Map<String, Numbers64> changed = new LinkedHashMap<>();
            inputs.forEach((input, value) -> changed.put(input, change.apply(value)));
            return new Case(name, spec, changed, derived, oracle);
        }

        Operand<TFloat32> loss(Ops tf, Map<String, Operand<TFloat32>> operands) {
            Loss loss = PLUGINS.create(Loss.class, spec);
            return loss.criteria().get(name).apply(tf, operands).get("loss");
        }

        Map<String, Operand<TFloat32>> operands(Ops tf) {
            Map<String, Operand<TFloat32>> operands = new LinkedHashMap<>();
            inputs.forEach((input, value) -> operands.put(input, value.operand(tf)));
            return operands;
        }

        double moved(double a, double b) {
            Map<String, Numbers64> live = new LinkedHashMap<>(inputs);
            for (String input : derived) {
                live.computeIfPresent(
                        input,
                        (name, value) -> value.plus(direction(input, 1), a).plus(direction(input, 2), b));
            }
            return oracle.loss(live, inputs);
        }

        Operand<TFloat32> along(Ops tf, Operand<TFloat32> value, Map<String, Operand<TFloat32>> operands, long seed) {
            List<Operand<TFloat32>> gradients =
                    Gradients.of(tf, value, derived.stream().map(operands::get).toList());
            List<Operand<TFloat32>> parts = new ArrayList<>();
            for (int i = 0; i < derived.size(); i++) {
                Operand<TFloat32> direction = direction(derived.get(i), seed).operand(tf);
                parts.add(tf.reduceSum(
                        tf.reshape(tf.math.mul(gradients.get(i), direction), tf.array(-1)), tf.constant(0)));
            }
            return tf.math.addN(parts);
        }

        Numbers64 direction(String input, long seed) {
            return Numbers64.uniform(100 + seed, inputs.get(input).shape().asArray());
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                decoupled("dcl", dcl().temperature(0.3), 0.3, 0, 5),
                decoupled("dcl", dcl().temperature(0.05), 0.05, 0, 2),
                decoupled("dclw", dclw().temperature(0.3).sigma(0.7), 0.3, 0.7, 6),
                momentumContrast(0.2, 5, 9),
                momentumContrast(0.07, 1, 1),
                nearestNeighbours(0.2, 5, 8),
                nearestNeighbours(0.5, 3, 1),
                negativeCosine(byol().eps(1e-8), 1e-8),
                negativeCosine(simSiam().eps(0.8), 0.8),
                centred(0.1, 0.04, 2, 4),
                centred(0.3, 0.2, 1, 3),
                centred(0.3, 0.2, 2, 2),
                relational(0.1, 0.04, 5, 7),
                relational(0.3, 0.5, 1, 2),
                prototypical(0.2, 0.3, 3, 2.0, 3),
                prototypical(0.5, 1.0, 0, 0.0, 1),
                swapped(0.1, 0.05, 3, 5),
                swapped(0.5, 0.3, 0, 3),
                swapped(0.5, 0.3, 10, 2));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void loss_ofRandomInputs_equalsTheLoops(Case check) {
        float loss = GraphRun.runOne(tf -> check.loss(tf, check.operands(tf)))[0];
        double expected = check.oracle.loss(check.inputs, check.inputs);
        assertThat((double) loss).isCloseTo(expected, within(2e-5 * (1 + Math.abs(expected))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivatives_alongDirections_equalTheDifferencesOfTheLoops(Case check) {
        List<float[]> values = GraphRun.run(tf -> {
            Map<String, Operand<TFloat32>> operands = check.operands(tf);
            Operand<TFloat32> slope = check.along(tf, check.loss(tf, operands), operands, 1);
            return List.of(slope, check.along(tf, slope, operands, 2));
        });
        double slope = (check.moved(STEP, 0) - check.moved(-STEP, 0)) / (2 * STEP);
        double mixed = (check.moved(STEP, STEP)
                        - check.moved(STEP, -STEP)
                        - check.moved(-STEP, STEP)
                        + check.moved(-STEP, -STEP))
                / (4 * STEP * STEP);
        assertThat((double) values.get(0)[0]).isCloseTo(slope, within(1e-3 * (0.1 + Math.abs(slope))));
        assertThat((double) values.get(1)[0]).isCloseTo(mixed, within(2e-3 * (0.5 + Math.abs(mixed))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradient_ofWhatIsConstant_isNone(Case check) {
        GraphRun.run(tf -> {
            Map<String, Operand<TFloat32>> operands = check.operands(tf);
            List<Operand<TFloat32>> gradients =
                    Gradients.of(tf, check.loss(tf, operands), List.copyOf(operands.values()));
            int i = 0;
            for (String input : operands.keySet()) {
                assertThat(gradients.get(i++) != null).as(input).isEqualTo(check.derived.contains(input));
            }
            return List.of(tf.constant(0f));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradients_ofHardInputs_areFinite(Case check) {
        assertFinite(check.with(v -> v.scaled(100)));
        assertFinite(check.with(v -> v.scaled(0)));
        assertFinite(check.with(v -> v.scaled(1e-10)));
        assertFinite(
                check.with(v -> Numbers64.collapsed(3, 0, v.shape().asArray()).scaled(100)));
        assertFinite(check.with(v -> Numbers64.collapsed(3, 1e-4, v.shape().asArray())));
    }

    private static void assertFinite(Case check) {
        List<float[]> values = GraphRun.run(tf -> {
            Map<String, Operand<TFloat32>> operands = check.operands(tf);
            Operand<TFloat32> loss = check.loss(tf, operands);
            List<Operand<TFloat32>> sources =
                    check.derived.stream().map(operands::get).toList();
            List<Operand<TFloat32>> all = new ArrayList<>(List.of(loss));
            all.addAll(Gradients.of(tf, loss, sources));
            return all;
        });
        for (float[] value : values) {
            for (float element : value) {
                assertThat(element).as(check.inputs.toString()).isFinite();
            }
        }
        double expected = check.oracle.loss(check.inputs, check.inputs);
        if (Double.isFinite(expected)) {
            assertThat((double) values.get(0)[0]).isCloseTo(expected, within(1e-3 * (1 + Math.abs(expected))));
        }
    }

    private static Map<String, Numbers64> inputs(Object... namesAndShapes) {
        Map<String, Numbers64> inputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            inputs.put((String) namesAndShapes[i], Numbers64.uniform(i + 1, (long[]) namesAndShapes[i + 1]));
        }
        return inputs;
    }

    private static long[] shape(long... sizes) {
        return sizes;
    }

    private static Case decoupled(String name, LossSpec spec, double temperature, double sigma, int n) {
        return new Case(
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

    private static Case momentumContrast(double temperature, int n, int queue) {
        return new Case(
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

    private static Case nearestNeighbours(double temperature, int n, int support) {
        return new Case(
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

    private static Case negativeCosine(LossSpec spec, double eps) {
        return new Case(
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

    private static Case centred(double studentTemp, double teacherTemp, int full, int views) {
        int n = 4;
        int k = 5;
        return new Case(
                "dino",
                dino().studentTemp(studentTemp).teacherTemp(teacherTemp),
                inputs("teacher", shape(full, n, k), "student", shape(views, n, k), "center", shape(k)),
                List.of("student"),
                (live, frozen) -> {
                    double[] center = frozen.get("center").data();
                    double total = 0;
                    for (int t = 0; t < full; t++) {
                        for (int s = 0; s < views; s++) {
                            int teacher = t * n;
                            int student = s * n;
                            total += s == t
                                    ? 0
                                    : mean(n, i -> {
                                        double[] seen = frozen.get("teacher").row(teacher + i);
                                        double[] scores = live.get("student").row(student + i);
                                        return crossEntropy(
                                                softmax(k, j -> (seen[j] - center[j]) / teacherTemp),
                                                j -> scores[j] / studentTemp);
                                    });
                        }
                    }
                    return total / (full * views - Math.min(full, views));
                });
    }

    private static Case relational(double temperatureQ, double temperatureK, int n, int queue) {
        return new Case(
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

    private static Case prototypical(double temperature, double sharpen, int iterations, double weight, int views) {
        int n = 4;
        int k = 5;
        return new Case(
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

    private static Case swapped(double temperature, double epsilon, int iterations, int n) {
        int k = 4;
        return new Case(
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
        double[][] weights = new double[coded.rows()][coded.columns()];
        double largest = Arrays.stream(coded.data()).max().orElseThrow();
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights[i].length; j++) {
                weights[i][j] = Math.exp((coded.row(i)[j] - largest) / epsilon);
            }
        }
        double[][] codes = sinkhorn(weights, iterations);
        return mean(coded.rows(), i -> crossEntropy(codes[i], j -> scores.row(i)[j] / temperature));
    }
}
