package org.gessl.framework.graph.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.graph.MatrixProduct;
import org.gessl.framework.graph.Scalars;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.Svd;
import org.tensorflow.op.linalg.TriangularSolve;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** First and second derivatives of factorisations, triangular systems and gathered rows, in float64, against central differences. */
class MatrixGradientsTest {
    private static final float STEP = 1e-3f;

    static Stream<DerivativeProbe.Case> cases() {
        Shape square = Shape.of(3, 3);
        Shape stack = Shape.of(2, 3, 3);
        List<DerivativeProbe.Case> cases = new ArrayList<>();
        cases.add(inFloat64(
                "sine and cosine", square, square, (tf, a, b) -> tf.math.mul(tf.math.sin(a), tf.math.cos(b))));
        cases.add(inFloat64(
                "band",
                stack,
                stack,
                (tf, a, b) -> tf.math.mul(tf.linalg.bandPart(tf.math.square(a), tf.constant(0L), tf.constant(1L)), b)));
        cases.add(inFloat64(
                "gathered rows",
                square,
                Shape.of(4, 3),
                (tf, a, b) -> tf.math.square(tf.math.mul(
                        tf.gather(a, tf.constant(new int[] {2, 0, 2, 1}), tf.constant(0)), b))));
        for (Shape shape : List.of(square, stack)) {
            cases.add(inFloat64(
                    "cholesky " + shape,
                    shape,
                    shape,
                    (tf, a, b) -> tf.math.mul(tf.linalg.cholesky(positive(tf, a)), b)));
            for (boolean lower : new boolean[] {true, false}) {
                for (boolean adjoint : new boolean[] {true, false}) {
                    String name = "triangular solve " + shape + " lower " + lower + " adjoint " + adjoint;
                    cases.add(inFloat64(
                            name,
                            shape,
                            shape,
                            (tf, a, b) -> tf.linalg.triangularSolve(
                                    positive(tf, a),
                                    b,
                                    TriangularSolve.lower(lower),
                                    TriangularSolve.adjoint(adjoint))));
                }
            }
        }
        for (Shape shape : List.of(Shape.of(3, 5), Shape.of(5, 3), square, Shape.of(2, 3, 4), Shape.of(2, 4, 3))) {
            cases.add(inFloat64(
                    "nuclear norm " + shape,
                    shape,
                    Shape.of(1),
                    (tf, a, b) -> tf.math.mul(tf.linalg.svd(a).s(), b)));
            cases.add(inFloat64("singular vectors " + shape, shape, Shape.of(1), (tf, a, b) -> {
                Svd<TFloat64> svd = tf.linalg.svd(a);
                Operand<TFloat64> spectrum = tf.math.exp(Scalars.scaled(tf, tf.math.mul(svd.s(), b), 0.3));
                Operand<TFloat64> scaled = tf.math.mul(svd.u(), tf.expandDims(spectrum, tf.constant(-2)));
                return product(tf, scaled, false, svd.v(), true);
            }));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradient_ofEveryOrder_matchesCentralDifferences(DerivativeProbe.Case c) {
        try (DerivativeProbe probe = new DerivativeProbe(c, STEP)) {
            assertThat(probe.firstOrderError()).as("first derivative").isLessThan(5e-3);
            assertThat(probe.secondOrderError()).as("second derivative").isLessThan(1e-2);
        }
    }

    /** A second derivative of the nuclear norm at the identity, where all singular values are one: {@code ||(H - H^T) / 2||^2}. */
    @Test
    void secondDerivative_ofTheNuclearNormAtRepeatedSingularValues_isExact() {
        double[] direction = {0.3, 1, -2, 0.5, -0.4, 0.7, 0.1, 2, 1};
        float[] curvature = GraphRun.runOne(tf -> {
            Operand<TFloat32> x = GraphRun.constant(tf, Shape.of(3, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1);
            Operand<TFloat32> h = GraphRun.constant(tf, Shape.of(3, 3), direction);
            Operand<TFloat64> values =
                    tf.linalg.svd(tf.dtypes.cast(x, TFloat64.class)).s();
            Operand<TFloat32> norm = tf.dtypes.cast(tf.reduceSum(values, tf.constant(0)), TFloat32.class);
            Operand<TFloat32> slope =
                    along(tf, Gradients.of(tf, norm, List.of(x)).get(0), h);
            return along(tf, Gradients.of(tf, slope, List.of(x)).get(0), h);
        });
        double skew = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                skew += Math.pow((direction[3 * i + j] - direction[3 * j + i]) / 2, 2);
            }
        }
        assertThat((double) curvature[0]).isCloseTo(skew, within(1e-5 * skew));
    }

    @Test
    void derivatives_ofTheNuclearNormAtARankDeficientMatrix_areFinite() {
        List<float[]> values = GraphRun.run(tf -> {
            Operand<TFloat32> x = GraphRun.constant(tf, Shape.of(3, 4), 1, 2, 3, 4, 1, 2, 3, 4, 2, 4, 6, 8);
            Operand<TFloat32> s = tf.linalg.svd(x).s();
            Operand<TFloat32> gradient = Gradients.of(tf, tf.reduceSum(s, tf.constant(0)), List.of(x))
                    .get(0);
            Operand<TFloat32> second = Gradients.of(tf, along(tf, gradient, tf.math.sin(x)), List.of(x))
                    .get(0);
            return List.of(gradient, second);
        });
        values.forEach(tensor -> {
            for (float value : tensor) {
                assertThat(value).isFinite();
            }
        });
    }

    private static Operand<TFloat32> along(Ops tf, Operand<TFloat32> gradient, Operand<TFloat32> direction) {
        return tf.reduceSum(tf.math.mul(gradient, direction), tf.constant(new int[] {0, 1}));
    }

    /** {@code a a^T / 2 + I}, a function of which is one of symmetric matrices only. */
    private static Operand<TFloat64> positive(Ops tf, Operand<TFloat64> a) {
        Operand<TFloat64> gram = Scalars.scaled(tf, product(tf, a, false, a, true), 0.5);
        Operand<TFloat64> ones = tf.fill(tf.constant(a.shape().asArray()), tf.constant(1.0));
        return tf.math.add(gram, tf.linalg.bandPart(ones, tf.constant(0L), tf.constant(0L)));
    }

    @SuppressWarnings("unchecked")
    private static Operand<TFloat64> product(
            Ops tf, Operand<TFloat64> a, boolean transposeA, Operand<TFloat64> b, boolean transposeB) {
        return (Operand<TFloat64>) (Operand<?>) MatrixProduct.of(
                tf, (Operand<TFloat32>) (Operand<?>) a, transposeA, (Operand<TFloat32>) (Operand<?>) b, transposeB);
    }

    private static DerivativeProbe.Case inFloat64(String name, Shape first, Shape second, Function function) {
        return new DerivativeProbe.Case(
                name,
                first,
                second,
                -1,
                (tf, x) -> tf.dtypes.cast(
                        function.apply(
                                tf, tf.dtypes.cast(x.a(), TFloat64.class), tf.dtypes.cast(x.b(), TFloat64.class)),
                        TFloat32.class));
    }

    private interface Function {
        Operand<TFloat64> apply(Ops tf, Operand<TFloat64> a, Operand<TFloat64> b);
    }
}
