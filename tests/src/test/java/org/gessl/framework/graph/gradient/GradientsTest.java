package org.gessl.framework.graph.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.MatrixProduct;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Split;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

/** First and second derivatives of every operation that has a rule, against central differences. */
class GradientsTest {

    /** A function of two tensors under test. */
    private record Case(
            String name, Shape first, Shape second, double low, BiFunction<Ops, Inputs, Operand<TFloat32>> function) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Inputs(Operand<TFloat32> a, Operand<TFloat32> b) {}

    static Stream<Arguments> cases() {
        Shape matrix = Shape.of(3, 4);
        Shape row = Shape.of(4);
        Shape images = Shape.of(3, 6, 6, 2);
        Shape kernel = Shape.of(3, 3, 2, 4);
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("add", matrix, row, -1, (tf, x) -> tf.math.add(x.a(), x.b())));
        cases.add(new Case("sub", row, matrix, -1, (tf, x) -> tf.math.sub(x.a(), x.b())));
        cases.add(new Case("mul", matrix, row, -1, (tf, x) -> tf.math.mul(x.a(), x.b())));
        cases.add(new Case("div", matrix, row, 0.5, (tf, x) -> tf.math.div(x.a(), x.b())));
        cases.add(new Case("squared difference", matrix, row, -1, (tf, x) -> tf.math.squaredDifference(x.a(), x.b())));
        cases.add(new Case("exp", matrix, row, -1, (tf, x) -> tf.math.exp(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("log", matrix, row, 0.5, (tf, x) -> tf.math.log(tf.math.add(x.a(), x.b()))));
        cases.add(new Case("log1p", matrix, row, 0.5, (tf, x) -> tf.math.log1p(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("sqrt", matrix, row, 0.5, (tf, x) -> tf.math.sqrt(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("rsqrt", matrix, row, 0.5, (tf, x) -> tf.math.rsqrt(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("reciprocal", matrix, row, 0.5, (tf, x) -> tf.math.reciprocal(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("tanh", matrix, row, -1, (tf, x) -> tf.math.tanh(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("sigmoid", matrix, row, -1, (tf, x) -> tf.math.sigmoid(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("softplus", matrix, row, -1, (tf, x) -> tf.math.softplus(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("erf", matrix, row, -1, (tf, x) -> tf.math.erf(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("softmax", matrix, row, -1, (tf, x) -> tf.nn.softmax(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case(
                "softmax of four axes",
                Shape.of(2, 1, 3, 4),
                row,
                -1,
                (tf, x) -> tf.math.square(tf.nn.softmax(tf.math.mul(x.a(), x.b())))));
        cases.add(new Case("log-softmax", matrix, row, -1, (tf, x) -> tf.nn.logSoftmax(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("abs", matrix, row, 0.5, (tf, x) -> tf.math.abs(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("relu", matrix, row, 0.5, (tf, x) -> tf.nn.relu(tf.math.mul(x.a(), x.b()))));
        cases.add(new Case("maximum", matrix, row, -1, (tf, x) -> tf.math.maximum(tf.math.square(x.a()), x.b())));
        cases.add(new Case("minimum", matrix, row, -1, (tf, x) -> tf.math.minimum(tf.math.square(x.a()), x.b())));
        cases.add(new Case(
                "select",
                matrix,
                matrix,
                -1,
                (tf, x) -> tf.select(
                        tf.math.greater(x.a(), tf.constant(0f)), tf.math.square(x.a()), tf.math.mul(x.a(), x.b()))));
        cases.add(new Case(
                "sum and mean",
                matrix,
                row,
                -1,
                (tf, x) -> tf.math.mul(
                        tf.math.square(tf.sum(x.a(), tf.constant(new int[] {0}))),
                        tf.math.mean(tf.math.mul(x.a(), x.b()), tf.constant(new int[] {-2})))));
        cases.add(new Case(
                "max",
                matrix,
                row,
                -1,
                (tf, x) -> tf.math.mul(tf.max(tf.math.mul(x.a(), x.b()), tf.constant(new int[] {0})), x.b())));
        cases.add(new Case(
                "transpose and reshape",
                matrix,
                Shape.of(4, 3),
                -1,
                (tf, x) -> tf.reshape(
                        tf.math.square(tf.math.mul(tf.linalg.transpose(x.a(), tf.constant(new int[] {1, 0})), x.b())),
                        tf.constant(new int[] {12}))));
        cases.add(new Case("concat, split and slice", matrix, matrix, -1, (tf, x) -> {
            Operand<TFloat32> joined = tf.concat(List.of(x.a(), x.b()), tf.constant(1));
            List<org.tensorflow.Output<TFloat32>> parts =
                    Split.create(tf.scope(), tf.constant(1), joined, 4L).output();
            Operand<TFloat32> corner = tf.slice(joined, tf.constant(new int[] {1, 3}), tf.constant(new int[] {2, 2}));
            return tf.math.mul(
                    tf.math.mul(parts.get(0), parts.get(3)),
                    tf.sum(tf.math.square(corner), tf.constant(new int[] {0, 1})));
        }));
        cases.add(new Case("stack and unstack", matrix, matrix, -1, (tf, x) -> {
            Operand<TFloat32> stacked = tf.stack(List.of(tf.math.square(x.a()), x.b()));
            List<org.tensorflow.Output<TFloat32>> parts =
                    tf.unstack(stacked, 2L, Unstack.axis(0L)).output();
            return tf.math.mul(parts.get(0), parts.get(1));
        }));
        cases.add(new Case(
                "broadcast",
                matrix,
                row,
                -1,
                (tf, x) -> tf.math.mul(tf.math.square(tf.broadcastTo(x.b(), tf.constant(new int[] {3, 4}))), x.a())));
        for (boolean ta : new boolean[] {false, true}) {
            for (boolean tb : new boolean[] {false, true}) {
                cases.add(new Case(
                        "matmul " + ta + " " + tb,
                        ta ? Shape.of(4, 3) : matrix,
                        tb ? Shape.of(5, 4) : Shape.of(4, 5),
                        -1,
                        (tf, x) -> tf.math.square(tf.linalg.matMul(
                                x.a(),
                                x.b(),
                                org.tensorflow.op.linalg.MatMul.transposeA(ta),
                                org.tensorflow.op.linalg.MatMul.transposeB(tb)))));
                cases.add(new Case(
                        "product of stacked matrices " + ta + " " + tb,
                        ta ? Shape.of(2, 1, 4, 3) : Shape.of(2, 1, 3, 4),
                        tb ? Shape.of(3, 2, 4) : Shape.of(3, 4, 2),
                        -1,
                        (tf, x) -> tf.math.square(MatrixProduct.of(tf, x.a(), ta, x.b(), tb))));
            }
        }
        cases.add(new Case("bias add", matrix, row, -1, (tf, x) -> tf.math.square(tf.nn.biasAdd(x.a(), x.b()))));
        for (long stride : new long[] {1, 2}) {
            cases.add(new Case(
                    "convolution of stride " + stride,
                    images,
                    kernel,
                    -1,
                    (tf, x) -> tf.math.square(tf.nn.conv2d(x.a(), x.b(), List.of(1L, stride, stride, 1L), "SAME"))));
        }
        cases.add(new Case(
                "max pool",
                images,
                Shape.of(2),
                -1,
                (tf, x) -> tf.math.square(tf.nn.maxPool(
                        tf.math.mul(x.a(), x.b()),
                        tf.constant(new int[] {1, 2, 2, 1}),
                        tf.constant(new int[] {1, 2, 2, 1}),
                        "VALID"))));
        cases.add(new Case("batch norm", images, Shape.of(2), 0.5, GradientsTest::batchNorm));
        cases.add(new Case(
                "leaky relu (the library's own rule)",
                matrix,
                row,
                0.5,
                (tf, x) ->
                        tf.math.square(org.tensorflow.op.nn.LeakyRelu.create(tf.scope(), tf.math.mul(x.a(), x.b())))));
        return cases.stream().map(Arguments::of);
    }

    private static Operand<TFloat32> batchNorm(Ops tf, Inputs x) {
        Operand<TFloat32> shift = tf.math.mul(x.b(), tf.constant(0.5f));
        Weights weights = Weights.of(Map.of("gamma", x.b(), "beta", shift));
        Weights state = Weights.of(Map.of("mean", tf.constant(new float[2]), "variance", tf.constant(new float[2])));
        return tf.math.square(new Forward(tf, weights, new NetworkState(state), Normalisation.BATCH).batchNorm(x.a()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradient_ofEveryOrder_matchesCentralDifferences(Case c) {
        try (Probe probe = new Probe(c)) {
            assertThat(probe.firstOrderError()).as("first derivative").isLessThan(5e-3);
            assertThat(probe.secondOrderError()).as("second derivative").isLessThan(1e-2);
        }
    }

    @Test
    void gradient_throughStopGradient_isAbsentAndNamed() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> a = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            Operand<TFloat32> b = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            Operand<TFloat32> c = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            Operand<TFloat32> loss = tf.math.mul(a, tf.stopGradient(tf.math.square(b)));

            List<Operand<TFloat32>> gradients = Gradients.of(tf, loss, List.of(a, b, c));

            assertThat(gradients.get(0)).isNotNull();
            assertThat(gradients.get(1)).isNull();
            Weights weights =
                    Weights.of(Map.of("a", a)).and(Weights.of(Map.of("b", b))).and(Weights.of(Map.of("c", c)));
            assertThatThrownBy(() -> Reach.require(loss, weights, Gradients.of(tf, loss, weights)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(
                            "[no-gradient] trainable tensor b would never change: the loss depends on it only through a stopped gradient")
                    .hasMessageContaining("trainable tensor c would never change: no loss depends on it");
        }
    }

    /** A scalar made of the case's function, its gradient, and the gradient of a fixed combination of that gradient. */
    private static final class Probe implements AutoCloseable {
        private static final float STEP = 4e-3f;
        private final Graph graph = new Graph();
        private final Session session;
        private final List<Placeholder<TFloat32>> inputs;
        private final List<float[]> values = new ArrayList<>();
        private final List<float[]> directions = new ArrayList<>();
        private final Operand<TFloat32> loss;
        private final Operand<TFloat32> slope;
        private final Operand<TFloat32> curvature;

        Probe(Case c) {
            Ops tf = Ops.create(graph);
            Random random = new Random(5);
            List<Shape> shapes = List.of(c.first(), c.second());
            inputs = shapes.stream()
                    .map(s -> tf.placeholder(TFloat32.class, Placeholder.shape(s)))
                    .toList();
            for (Shape shape : shapes) {
                int size = (int) shape.size();
                values.add(draw(random, size, c.low(), c.low() < 0 ? 1 : 1.5));
                directions.add(draw(random, size, -1, 1));
            }
            Operand<TFloat32> result = c.function().apply(tf, new Inputs(inputs.get(0), inputs.get(1)));
            loss = project(tf, random, List.of(result));
            List<Operand<TFloat32>> gradients = Gradients.of(tf, loss, inputs);
            slope = project(tf, random, gradients);
            List<Operand<TFloat32>> second = Gradients.of(tf, slope, inputs);
            Operand<TFloat32> along = alongDirections(tf, second);
            curvature = along;
            slopeAlong = alongDirections(tf, gradients);
            session = new Session(graph);
        }

        private final Operand<TFloat32> slopeAlong;

        double firstOrderError() {
            return relative(value(slopeAlong, 0), difference(loss));
        }

        double secondOrderError() {
            return relative(value(curvature, 0), difference(slope));
        }

        private static double relative(double got, double want) {
            return Math.abs(got - want) / Math.max(Math.abs(want), 0.3);
        }

        private double difference(Operand<TFloat32> scalar) {
            return (value(scalar, STEP) - value(scalar, -STEP)) / (2 * STEP);
        }

        private Operand<TFloat32> project(Ops tf, Random random, List<Operand<TFloat32>> tensors) {
            List<Operand<TFloat32>> terms = new ArrayList<>();
            for (Operand<TFloat32> tensor : tensors) {
                if (tensor != null) {
                    float[] weights = draw(random, (int) tensor.shape().size(), -1, 1);
                    terms.add(dot(tf, tensor, weights));
                }
            }
            return tf.math.addN(terms);
        }

        private Operand<TFloat32> alongDirections(Ops tf, List<Operand<TFloat32>> gradients) {
            List<Operand<TFloat32>> terms = new ArrayList<>();
            for (int i = 0; i < gradients.size(); i++) {
                if (gradients.get(i) != null) {
                    terms.add(dot(tf, gradients.get(i), directions.get(i)));
                }
            }
            return terms.isEmpty() ? tf.constant(0f) : tf.math.addN(terms);
        }

        private static Operand<TFloat32> dot(Ops tf, Operand<TFloat32> tensor, float[] weights) {
            Operand<TFloat32> flat = tf.reshape(tensor, tf.constant(new int[] {weights.length}));
            return tf.sum(tf.math.mul(flat, tf.constant(weights)), tf.constant(new int[] {0}));
        }

        private static float[] draw(Random random, int size, double low, double high) {
            float[] result = new float[size];
            for (int i = 0; i < size; i++) {
                result[i] = (float) (low + (high - low) * random.nextDouble());
            }
            return result;
        }

        private double value(Operand<TFloat32> scalar, float step) {
            List<TFloat32> tensors = new ArrayList<>();
            Session.Runner runner = session.runner().fetch(scalar);
            for (int i = 0; i < inputs.size(); i++) {
                float[] moved = values.get(i).clone();
                for (int j = 0; j < moved.length; j++) {
                    moved[j] += step * directions.get(i)[j];
                }
                TFloat32 tensor = TFloat32.tensorOf(inputs.get(i).shape(), DataBuffers.of(moved));
                tensors.add(tensor);
                runner.feed(inputs.get(i), tensor);
            }
            try (Result result = runner.run()) {
                return ((TFloat32) result.get(0)).getFloat();
            } finally {
                tensors.forEach(TFloat32::close);
            }
        }

        @Override
        public void close() {
            session.close();
            graph.close();
        }
    }
}
