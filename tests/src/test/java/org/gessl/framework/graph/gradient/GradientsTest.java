package org.gessl.framework.graph.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Split;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

/** First and second derivatives of every operation that has a rule, against central differences. */
class GradientsTest {

    static Stream<Arguments> cases() {
        Shape matrix = Shape.of(3, 4);
        Shape row = Shape.of(4);
        Shape images = Shape.of(3, 6, 6, 2);
        Shape kernel = Shape.of(3, 3, 2, 4);
        List<DerivativeProbe.Case> cases = new ArrayList<>();
        cases.add(new DerivativeProbe.Case("add", matrix, row, -1, (tf, x) -> tf.math.add(x.a(), x.b())));
        cases.add(new DerivativeProbe.Case("sub", row, matrix, -1, (tf, x) -> tf.math.sub(x.a(), x.b())));
        cases.add(new DerivativeProbe.Case("mul", matrix, row, -1, (tf, x) -> tf.math.mul(x.a(), x.b())));
        cases.add(new DerivativeProbe.Case("div", matrix, row, 0.5, (tf, x) -> tf.math.div(x.a(), x.b())));
        cases.add(new DerivativeProbe.Case(
                "squared difference", matrix, row, -1, (tf, x) -> tf.math.squaredDifference(x.a(), x.b())));
        cases.add(new DerivativeProbe.Case("exp", matrix, row, -1, (tf, x) -> tf.math.exp(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case("log", matrix, row, 0.5, (tf, x) -> tf.math.log(tf.math.add(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case(
                "log1p", matrix, row, 0.5, (tf, x) -> tf.math.log1p(tf.math.mul(x.a(), x.b()))));
        cases.add(
                new DerivativeProbe.Case("sqrt", matrix, row, 0.5, (tf, x) -> tf.math.sqrt(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case(
                "rsqrt", matrix, row, 0.5, (tf, x) -> tf.math.rsqrt(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case(
                "reciprocal", matrix, row, 0.5, (tf, x) -> tf.math.reciprocal(tf.math.mul(x.a(), x.b()))));
        cases.add(
                new DerivativeProbe.Case("tanh", matrix, row, -1, (tf, x) -> tf.math.tanh(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case(
                "sigmoid", matrix, row, -1, (tf, x) -> tf.math.sigmoid(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case(
                "softplus", matrix, row, -1, (tf, x) -> tf.math.softplus(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case("erf", matrix, row, -1, (tf, x) -> tf.math.erf(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case(
                "softmax", matrix, row, -1, (tf, x) -> tf.nn.softmax(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case(
                "softmax of four axes",
                Shape.of(2, 1, 3, 4),
                row,
                -1,
                (tf, x) -> tf.math.square(tf.nn.softmax(tf.math.mul(x.a(), x.b())))));
        cases.add(new DerivativeProbe.Case(
                "log-softmax", matrix, row, -1, (tf, x) -> tf.nn.logSoftmax(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case("abs", matrix, row, 0.5, (tf, x) -> tf.math.abs(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case("relu", matrix, row, 0.5, (tf, x) -> tf.nn.relu(tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case(
                "maximum", matrix, row, -1, (tf, x) -> tf.math.maximum(tf.math.square(x.a()), x.b())));
        cases.add(new DerivativeProbe.Case(
                "minimum", matrix, row, -1, (tf, x) -> tf.math.minimum(tf.math.square(x.a()), x.b())));
        cases.add(new DerivativeProbe.Case(
                "select",
                matrix,
                matrix,
                -1,
                (tf, x) -> tf.select(
                        tf.math.greater(x.a(), tf.constant(0f)), tf.math.square(x.a()), tf.math.mul(x.a(), x.b()))));
        cases.add(new DerivativeProbe.Case(
                "sum and mean",
                matrix,
                row,
                -1,
                (tf, x) -> tf.math.mul(
                        tf.math.square(tf.sum(x.a(), tf.constant(new int[] {0}))),
                        tf.math.mean(tf.math.mul(x.a(), x.b()), tf.constant(new int[] {-2})))));
        cases.add(new DerivativeProbe.Case(
                "max",
                matrix,
                row,
                -1,
                (tf, x) -> tf.math.mul(tf.max(tf.math.mul(x.a(), x.b()), tf.constant(new int[] {0})), x.b())));
        cases.add(new DerivativeProbe.Case(
                "transpose and reshape",
                matrix,
                Shape.of(4, 3),
                -1,
                (tf, x) -> tf.reshape(
                        tf.math.square(tf.math.mul(tf.linalg.transpose(x.a(), tf.constant(new int[] {1, 0})), x.b())),
                        tf.constant(new int[] {12}))));
        cases.add(new DerivativeProbe.Case("concat, split and slice", matrix, matrix, -1, (tf, x) -> {
            Operand<TFloat32> joined = tf.concat(List.of(x.a(), x.b()), tf.constant(1));
            List<org.tensorflow.Output<TFloat32>> parts =
                    Split.create(tf.scope(), tf.constant(1), joined, 4L).output();
            Operand<TFloat32> corner = tf.slice(joined, tf.constant(new int[] {1, 3}), tf.constant(new int[] {2, 2}));
            return tf.math.mul(
                    tf.math.mul(parts.get(0), parts.get(3)),
                    tf.sum(tf.math.square(corner), tf.constant(new int[] {0, 1})));
        }));
        cases.add(new DerivativeProbe.Case("strided slice", matrix, matrix, -1, (tf, x) -> {
            Operand<TFloat32> product = tf.math.mul(tf.math.square(x.a()), x.b());
            Operand<TFloat32> sparse =
                    tf.stridedSlice(product, tf.array(0, 1), tf.array(3, 4), tf.array(2, 2), StridedSlice.endMask(2L));
            return tf.math.mul(sparse, sparse);
        }));
        cases.add(new DerivativeProbe.Case("stack and unstack", matrix, matrix, -1, (tf, x) -> {
            Operand<TFloat32> stacked = tf.stack(List.of(tf.math.square(x.a()), x.b()));
            List<org.tensorflow.Output<TFloat32>> parts =
                    tf.unstack(stacked, 2L, Unstack.axis(0L)).output();
            return tf.math.mul(parts.get(0), parts.get(1));
        }));
        cases.add(new DerivativeProbe.Case(
                "broadcast",
                matrix,
                row,
                -1,
                (tf, x) -> tf.math.mul(tf.math.square(tf.broadcastTo(x.b(), tf.constant(new int[] {3, 4}))), x.a())));
        for (boolean ta : new boolean[] {false, true}) {
            for (boolean tb : new boolean[] {false, true}) {
                cases.add(new DerivativeProbe.Case(
                        "matmul " + ta + " " + tb,
                        ta ? Shape.of(4, 3) : matrix,
                        tb ? Shape.of(5, 4) : Shape.of(4, 5),
                        -1,
                        (tf, x) -> tf.math.square(tf.linalg.matMul(
                                x.a(),
                                x.b(),
                                org.tensorflow.op.linalg.MatMul.transposeA(ta),
                                org.tensorflow.op.linalg.MatMul.transposeB(tb)))));
                cases.add(new DerivativeProbe.Case(
                        "product of stacked matrices " + ta + " " + tb,
                        ta ? Shape.of(2, 1, 4, 3) : Shape.of(2, 1, 3, 4),
                        tb ? Shape.of(3, 2, 4) : Shape.of(3, 4, 2),
                        -1,
                        (tf, x) -> tf.math.square(MatrixProduct.of(tf, x.a(), ta, x.b(), tb))));
            }
        }
        cases.add(new DerivativeProbe.Case(
                "bias add", matrix, row, -1, (tf, x) -> tf.math.square(tf.nn.biasAdd(x.a(), x.b()))));
        for (long stride : new long[] {1, 2}) {
            cases.add(new DerivativeProbe.Case(
                    "convolution of stride " + stride,
                    images,
                    kernel,
                    -1,
                    (tf, x) -> tf.math.square(tf.nn.conv2d(x.a(), x.b(), List.of(1L, stride, stride, 1L), "SAME"))));
        }
        cases.add(new DerivativeProbe.Case(
                "max pool",
                images,
                Shape.of(2),
                -1,
                (tf, x) -> tf.math.square(tf.nn.maxPool(
                        tf.math.mul(x.a(), x.b()),
                        tf.constant(new int[] {1, 2, 2, 1}),
                        tf.constant(new int[] {1, 2, 2, 1}),
                        "VALID"))));
        cases.add(new DerivativeProbe.Case("batch norm", images, Shape.of(2), 0.5, GradientsTest::batchNorm));
        cases.add(new DerivativeProbe.Case(
                "leaky relu (the library's own rule)",
                matrix,
                row,
                0.5,
                (tf, x) ->
                        tf.math.square(org.tensorflow.op.nn.LeakyRelu.create(tf.scope(), tf.math.mul(x.a(), x.b())))));
        return cases.stream().map(Arguments::of);
    }

    private static Operand<TFloat32> batchNorm(Ops tf, DerivativeProbe.Inputs x) {
        Operand<TFloat32> shift = tf.math.mul(x.b(), tf.constant(0.5f));
        Weights weights = Weights.of(Map.of("gamma", x.b(), "beta", shift));
        Weights state = Weights.of(Map.of("mean", tf.constant(new float[2]), "variance", tf.constant(new float[2])));
        return tf.math.square(new Forward(tf, weights, new NetworkState(state), Normalisation.BATCH).batchNorm(x.a()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradient_ofEveryOrder_matchesCentralDifferences(DerivativeProbe.Case c) {
        try (DerivativeProbe probe = new DerivativeProbe(c, DerivativeProbe.STEP)) {
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
}
