package org.gessl.plugins.loss.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Loss;
import org.gessl.testing.Golden;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class NtXentTest {

    static Stream<Golden> references() {
        return Golden.readAll("criteria/nt-xent").stream();
    }

    @ParameterizedTest
    @MethodSource("references")
    void loss_andItsGradients_matchTheReference(Golden golden) {
        double temperature = golden.json().at("/options/temperature").asDouble();
        List<float[]> values = GraphRun.run(tf -> lossAndGradients(
                tf, temperature, golden.constant(tf, "inputs", "z1"), golden.constant(tf, "inputs", "z2")));
        golden.assertMatches(values.get(0), "outputs", "loss");
        golden.assertMatches(values.get(1), "gradients", "z1");
        golden.assertMatches(values.get(2), "gradients", "z2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.5, 10})
    void loss_ofRandomEmbeddings_equalsTwoLoops(double temperature) {
        double[][] z1 = embeddings(5, 3, 1);
        double[][] z2 = embeddings(5, 3, 2);
        float loss = GraphRun.run(tf -> lossAndGradients(tf, temperature, matrix(tf, z1), matrix(tf, z2)))
                .get(0)[0];
        assertThat((double) loss).isCloseTo(oracle(z1, z2, temperature), within(1e-5 * Math.max(1, 1 / temperature)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5})
    void secondDerivative_alongTwoDirections_equalsTheDifferencesOfTwoLoops(double temperature) {
        double[][] z1 = embeddings(4, 3, 1);
        double[][] z2 = embeddings(4, 3, 2);
        double[][] u = embeddings(4, 3, 3);
        double[][] v = embeddings(4, 3, 4);
        double step = 1e-3;
        double differences = 0;
        for (int sign : new int[] {1, -1}) {
            differences += sign * oracle(moved(z1, u, sign * step), moved(z2, v, step), temperature);
            differences -= sign * oracle(moved(z1, u, sign * step), moved(z2, v, -step), temperature);
        }
        float[] mixed = GraphRun.runOne(tf -> {
            Operand<TFloat32> first = matrix(tf, z1);
            Operand<TFloat32> second = matrix(tf, z2);
            Operand<TFloat32> loss = loss(tf, temperature, first, second);
            Operand<TFloat32> slope =
                    along(tf, Gradients.of(tf, loss, List.of(first)).get(0), matrix(tf, u));
            return along(tf, Gradients.of(tf, slope, List.of(second)).get(0), matrix(tf, v));
        });
        double expected = differences / (4 * step * step);
        assertThat((double) mixed[0]).isCloseTo(expected, within(1e-3 * Math.abs(expected)));
    }

    @Test
    void loss_ofOppositeAndZeroRowsAtASmallTemperature_isFinite() {
        double[][] z1 = {{1, 0}, {-1, 0}, {0, 0}};
        double[][] z2 = {{-1e4, 0}, {1e4, 0}, {0, 1e-3}};
        List<float[]> values = GraphRun.run(tf -> lossAndGradients(tf, 0.001, matrix(tf, z1), matrix(tf, z2)));
        assertThat((double) values.get(0)[0]).isCloseTo(oracle(z1, z2, 0.001), within(0.05));
        for (float gradient : values.get(2)) {
            assertThat(gradient).isFinite();
        }
    }

    @Test
    void loss_doesNotDependOnTheLengthOfAnEmbedding() {
        double[][] z1 = embeddings(4, 3, 3);
        double[][] z2 = embeddings(4, 3, 4);
        double[][] longer = Arrays.stream(z2)
                .map(r -> Arrays.stream(r).map(v -> 50 * v).toArray())
                .toArray(double[][]::new);
        List<float[]> losses = GraphRun.run(tf -> List.of(
                loss(tf, 0.5, matrix(tf, z1), matrix(tf, z2)), loss(tf, 0.5, matrix(tf, z1), matrix(tf, longer))));
        assertThat(losses.get(1)[0]).isCloseTo(losses.get(0)[0], within(1e-5f));
    }

    private static List<Operand<TFloat32>> lossAndGradients(
            Ops tf, double temperature, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        Operand<TFloat32> loss = loss(tf, temperature, z1, z2);
        List<Operand<TFloat32>> gradients = Gradients.of(tf, loss, List.of(z1, z2));
        return List.of(loss, gradients.get(0), gradients.get(1));
    }

    private static Operand<TFloat32> loss(Ops tf, double temperature, Operand<TFloat32> z1, Operand<TFloat32> z2) {
        Loss loss = new NtXentLoss(ntXent().temperature(temperature));
        return loss.criteria()
                .get("nt-xent")
                .apply(tf, Map.of("z1", z1, "z2", z2))
                .get("loss");
    }

    private static Operand<TFloat32> along(Ops tf, Operand<TFloat32> gradient, Operand<TFloat32> direction) {
        return tf.reduceSum(tf.math.mul(gradient, direction), tf.constant(new int[] {0, 1}));
    }

    private static double[][] moved(double[][] z, double[][] direction, double step) {
        return IntStream.range(0, z.length)
                .mapToObj(i -> IntStream.range(0, z[i].length)
                        .mapToDouble(j -> z[i][j] + step * direction[i][j])
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double oracle(double[][] z1, double[][] z2, double temperature) {
        double[][] z = Stream.concat(Arrays.stream(z1), Arrays.stream(z2)).toArray(double[][]::new);
        double loss = 0;
        for (int i = 0; i < z.length; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < z.length; j++) {
                largest = j == i ? largest : Math.max(largest, cosine(z[i], z[j]) / temperature);
            }
            double sum = 0;
            for (int j = 0; j < z.length; j++) {
                sum += j == i ? 0 : Math.exp(cosine(z[i], z[j]) / temperature - largest);
            }
            double positive = cosine(z[i], z[(i + z1.length) % z.length]) / temperature;
            loss += (Math.log(sum) + largest - positive) / z.length;
        }
        return loss;
    }

    private static double cosine(double[] a, double[] b) {
        double product = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            lengthA += a[i] * a[i];
            lengthB += b[i] * b[i];
        }
        return product / Math.max(Math.sqrt(lengthA), 1e-12) / Math.max(Math.sqrt(lengthB), 1e-12);
    }

    private static double[][] embeddings(int rows, int columns, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> random.doubles(columns, -1, 1).toArray())
                .limit(rows)
                .toArray(double[][]::new);
    }

    private static Operand<TFloat32> matrix(Ops tf, double[][] rows) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return GraphRun.constant(tf, Shape.of(rows.length, rows[0].length), flat);
    }
}
