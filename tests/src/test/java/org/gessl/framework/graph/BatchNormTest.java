package org.gessl.framework.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Two channels: 1, 3, 5, 7 with mean 4 and variance 5, and 10, 10, 10, 30 with mean 15 and variance 75. */
class BatchNormTest {
    private static final double[] X = {1, 10, 3, 10, 5, 10, 7, 30};
    private static final Offset<Float> CLOSE = within(1e-4f);

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "BATCH_AND_TRACK"})
    void output_withBatchStatistics_isStandardisedByTheBiasedVariance(Normalisation normalisation) {
        double[] expected = {
            standard(1, 4, 5), standard(10, 15, 75), standard(3, 4, 5), standard(10, 15, 75),
            standard(5, 4, 5), standard(10, 15, 75), standard(7, 4, 5), standard(30, 15, 75)
        };
        assertClose(output(normalisation, Shape.of(2, 2, 1, 2)), expected);
        assertClose(output(normalisation, Shape.of(4, 2)), expected);
    }

    @Test
    void output_withRunningStatistics_usesThoseAlone() {
        double[] expected = new double[X.length];
        for (int i = 0; i < X.length; i++) {
            expected[i] = i % 2 == 0 ? standard(X[i], 2, 4) : standard(X[i], -1, 9);
        }
        assertClose(output(Normalisation.RUNNING, Shape.of(2, 2, 1, 2)), expected);
        assertClose(output(Normalisation.RUNNING, Shape.of(4, 2)), expected);
    }

    @Test
    void state_whenTracked_movesATenthTowardsTheBatch() {
        List<float[]> values = GraphRun.run(tf -> {
            NetworkState state = new NetworkState(weights(tf));
            net(tf, state, Normalisation.BATCH_AND_TRACK).batchNorm(GraphRun.constant(tf, Shape.of(4, 2), X));
            assertThat(state.replaced().names()).containsExactly("mean", "variance");
            return state.replaced().values();
        });
        assertClose(values.get(0), 0.9 * 2 + 0.1 * 4, 0.9 * -1 + 0.1 * 15);
        assertThat(values.get(1)[0]).isBetween(0.9f * 4 + 0.1f * 5 - 1e-4f, 0.9f * 4 + 0.1f * 5 * 4 / 3 + 1e-4f);
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "RUNNING"})
    void state_whenNotTracked_stays(Normalisation normalisation) {
        GraphRun.runOne(tf -> {
            NetworkState state = new NetworkState(weights(tf));
            Operand<TFloat32> y = net(tf, state, normalisation).batchNorm(GraphRun.constant(tf, Shape.of(4, 2), X));
            assertThat(state.replaced().isEmpty()).isTrue();
            return y;
        });
    }

    private static float[] output(Normalisation normalisation, Shape shape) {
        return GraphRun.runOne(
                tf -> net(tf, new NetworkState(weights(tf)), normalisation).batchNorm(GraphRun.constant(tf, shape, X)));
    }

    private static Forward net(Ops tf, NetworkState state, Normalisation normalisation) {
        return new Forward(tf, weights(tf), state, normalisation);
    }

    private static Weights weights(Ops tf) {
        return Weights.of(Map.of(
                "gamma", tf.constant(new float[] {2, 2}),
                "beta", tf.constant(new float[] {1, 1}),
                "mean", tf.constant(new float[] {2, -1}),
                "variance", tf.constant(new float[] {4, 9})));
    }

    private static double standard(double x, double mean, double variance) {
        return (x - mean) / Math.sqrt(variance + 1e-5) * 2 + 1;
    }

    private static void assertClose(float[] actual, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("element %d", i).isCloseTo((float) expected[i], CLOSE);
        }
    }
}
