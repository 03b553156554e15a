package org.gessl.plugins.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

final class SpreadTest {

    @Test
    void effectiveRank_ofEqualSingularValues_isTheirNumber() {
        assertThat(rank(4, 4, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0, -3, 0, 0)).isCloseTo(4, within(1e-4));
    }

    @Test
    void effectiveRank_ofSingularValues211_isExpOfTheirEntropy() {
        double expected = Math.exp(0.5 * Math.log(2) + 0.5 * Math.log(4));

        assertThat(rank(4, 3, 2, 0, 0, 0, -1, 0, 0, 0, 1, 0, 0, 0)).isCloseTo(expected, within(1e-4));
    }

    @Test
    void effectiveRank_ofAWideMatrix_isAtMostItsRows() {
        assertThat(rank(2, 5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1)).isCloseTo(2, within(1e-4));
    }

    @Test
    void effectiveRank_addsTheEpsilonToEachShare() {
        double share = 1e-7;
        double entropy = -(1 + share) * Math.log1p(share) - 3 * share * Math.log(share);

        assertThat(rank(4, 4, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0))
                .isCloseTo(Math.exp(entropy), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-20, 1, 1e15})
    void effectiveRank_ofCollapsedRows_isOneAtAnyScale(double scale) {
        assertThat(rank(3, 2, scale, -2 * scale, scale, -2 * scale, scale, -2 * scale))
                .isCloseTo(1, within(1e-5));
    }

    @Test
    void effectiveRank_ofARandomMatrix_doesNotChangeWithRotationOrScale() {
        double[] values = random(24);
        double[] turned = values.clone();
        for (int i = 0; i < 8; i++) {
            turned[3 * i] = 5 * (0.6 * values[3 * i] - 0.8 * values[3 * i + 1]);
            turned[3 * i + 1] = 5 * (0.8 * values[3 * i] + 0.6 * values[3 * i + 1]);
            turned[3 * i + 2] = 5 * values[3 * i + 2];
        }

        assertThat(rank(8, 3, turned))
                .isCloseTo(rank(8, 3, values), within(1e-5))
                .isBetween(1.5, 3.0);
    }

    @Test
    void measures_ofNumbersThatAreNotFinite_fail() {
        assertThatThrownBy(() -> rank(2, 2, 1, Double.NaN, 0, 1)).hasMessageContaining("not finite");
    }

    @Test
    void alignment_ofKnownAngles_isTheMeanSquaredDistance() {
        // Equal, orthogonal and opposite directions: 0, 2 and 4.
        double[] first = {1, 0, 1, 0, 1, 0};
        double[] second = {7, 0, 0, 0.1, -3, 0};

        assertThat(pair(Spread::alignment, 3, 2, first, second)).isCloseTo(2, within(1e-6));
    }

    @Test
    void uniformity_ofCollapsedRows_isZero() {
        double[] rows = {0.3, 0.4, 3, 4, 30, 40};

        assertThat(pair(Spread::uniformity, 3, 2, rows, rows)).isCloseTo(0, within(1e-6));
    }

    @Test
    void uniformity_ofTwoOppositeRows_isMinusEight() {
        double[] rows = {1, 2, -1, -2};

        assertThat(pair(Spread::uniformity, 2, 2, rows, rows)).isCloseTo(-8, within(1e-5));
    }

    @Test
    void uniformity_ofTwoViews_isTheMeanOfTwoLoopsOverPairs() {
        double[] first = random(30);
        double[] second = random(30);
        second[4] = 9;
        double expected = (looped(first, 10, 3) + looped(second, 10, 3)) / 2;

        assertThat(pair(Spread::uniformity, 10, 3, first, second)).isCloseTo(expected, within(1e-6));
    }

    private static double looped(double[] x, int rows, int columns) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < i; j++) {
                double squared = 0;
                for (int d = 0; d < columns; d++) {
                    double apart =
                            x[i * columns + d] / length(x, i, columns) - x[j * columns + d] / length(x, j, columns);
                    squared += apart * apart;
                }
                sum += Math.exp(-2 * squared);
            }
        }
        return Math.log(sum / (rows * (rows - 1) / 2.0));
    }

    private static double length(double[] x, int row, int columns) {
        double squared = 0;
        for (int d = 0; d < columns; d++) {
            squared += x[row * columns + d] * x[row * columns + d];
        }
        return Math.sqrt(squared);
    }

    private static double[] random(int count) {
        return new Random(count).doubles(count, -1, 1).toArray();
    }

    private static double rank(int rows, int columns, double... values) {
        return GraphRun.runDouble(
                tf -> Spread.effectiveRank(tf, GraphRun.constant(tf, Shape.of(rows, columns), values)));
    }

    private static double pair(Measure measure, int rows, int columns, double[] first, double[] second) {
        Shape shape = Shape.of(rows, columns);
        return GraphRun.runDouble(
                tf -> measure.of(tf, GraphRun.constant(tf, shape, first), GraphRun.constant(tf, shape, second)));
    }

    /** A measure of two views. */
    @FunctionalInterface
    private interface Measure {
        Operand<TFloat64> of(Ops tf, Operand<TFloat32> first, Operand<TFloat32> second);
    }
}
