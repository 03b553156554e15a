package org.gessl.plugins.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.optimizer.Lars.lars;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class LarsTest {
    private static final double[] WEIGHTS = {3, -1, 2, 0.5};
    private static final double[] GRADIENT = {0.2, 0.1, -0.4, 0.3};
    private static final double[] DIRECTION = {1, -2, 0.5, 3};
    private static final Lars OPTIONS = lars(0.5).trustCoefficient(0.1).weightDecay(0.2);

    @Test
    void steps_matchTheSequenceByHand() {
        Lars options = lars(0.5).momentum(0.9).weightDecay(0.2).trustCoefficient(0.1);
        assertThat(new LarsOptimizer(options).slots()).containsExactly("momentum");
        double[] gradients = {1, -2, 3, 0.5};
        List<double[]> steps = Steps.run(new LarsOptimizer(options), 2, gradients);
        double weight = 2;
        double buffer = 0;
        for (int t = 0; t < gradients.length; t++) {
            double g = gradients[t] + 0.2 * weight;
            buffer = 0.9 * buffer + 0.5 * 0.1 * Math.abs(weight) / Math.abs(g) * g;
            weight -= buffer;
            assertThat(steps.get(t)[0]).as("step %d", t + 1).isCloseTo(weight, within(1e-5));
        }
    }

    @Test
    void clipped_noStepIsLongerThanThatOfPlainDescent_andTheTrustRatioAloneShortensIt() {
        Lars options =
                lars(0.5).momentum(0).weightDecay(0).trustCoefficient(0.1).clip(true);
        double trusted = 2 - 0.1 * 2 / 7 * 7;
        double plain = 2 - 0.5 * 0.1;
        assertThat(Steps.run(new LarsOptimizer(options), 2, 7).get(0)[0]).isCloseTo(trusted, within(1e-6));
        assertThat(Steps.run(new LarsOptimizer(options), 2, 0.1).get(0)[0]).isCloseTo(plain, within(1e-6));
    }

    @Test
    void clipped_aTensorOfZeros_takesAPlainStepOfAnyLearningRate() {
        Lars options = lars(3).momentum(0).weightDecay(0).clip(true);
        assertThat(Steps.run(new LarsOptimizer(options), 0, 0.5).get(0)[0]).isCloseTo(-1.5, within(1e-6));
    }

    @Test
    void normsAndBiases_takePlainStepsWithoutDecay() {
        double[] gradients = {1, -2, 3};
        List<double[]> lars = Steps.run(new LarsOptimizer(lars(0.1).weightDecay(0.5)), 2, gradients);
        List<double[]> plain = Steps.run(new SgdOptimizer(sgd(0.1).momentum(0.9)), 2, gradients);
        for (int t = 0; t < 3; t++) {
            assertThat(lars.get(t)[1]).isCloseTo(plain.get(t)[1], within(1e-6));
            assertThat(lars.get(t)[0]).isNotCloseTo(plain.get(t)[0], within(1e-3));
        }
    }

    @Test
    void normsAndBiases_notExcluded_areScaledToo() {
        Lars options = lars(0.1).weightDecay(0).momentum(0).excludeNormAndBias(false);
        assertThat(new LarsOptimizer(options).slots()).isEmpty();
        double scaled = 2 - 0.1 * 1e-3 * 2;
        assertThat(Steps.run(new LarsOptimizer(options), 2, 7).get(0))
                .containsExactly(new double[] {scaled, scaled}, within(1e-6));
    }

    @Test
    void namedTensor_excluded_takesAPlainStep() {
        Lars options = lars(0.1).momentum(0).weightDecay(0.5).exclude("kern*");
        assertThat(Steps.run(new LarsOptimizer(options), 2, 7).get(0)[0]).isCloseTo(1.3, within(1e-6));
    }

    @Test
    void step_ofAMatrix_isScaledByTheNormsOfTheWholeTensor() {
        float[] stepped = GraphRun.runOne(tf -> step(tf, OPTIONS, GraphRun.constant(tf, Shape.of(2, 2), GRADIENT)));
        double[] expected = stepped(GRADIENT);
        for (int i = 0; i < 4; i++) {
            assertThat((double) stepped[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void derivativeOfAStep_matchesFiniteDifferences() {
        float[] slope = GraphRun.runOne(tf -> {
            Operand<TFloat32> gradient = GraphRun.constant(tf, Shape.of(2, 2), GRADIENT);
            Operand<TFloat32> along =
                    tf.math.mul(step(tf, OPTIONS, gradient), GraphRun.constant(tf, Shape.of(2, 2), DIRECTION));
            return Gradients.of(tf, tf.reduceSum(along, tf.array(0, 1)), List.of(gradient))
                    .get(0);
        });
        double eps = 1e-6;
        for (int i = 0; i < 4; i++) {
            double[] up = GRADIENT.clone();
            double[] down = GRADIENT.clone();
            up[i] += eps;
            down[i] -= eps;
            double expected = (along(stepped(up)) - along(stepped(down))) / (2 * eps);
            assertThat((double) slope[i]).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void step_whereANormIsZero_isPlainAndItsDerivativeFinite() {
        for (double[] zero : List.of(new double[4], GRADIENT)) {
            List<float[]> results = GraphRun.run(tf -> {
                Operand<TFloat32> gradient = GraphRun.constant(tf, Shape.of(2, 2), zero);
                Operand<TFloat32> weight = GraphRun.constant(tf, Shape.of(2, 2), new double[4]);
                Operand<TFloat32> stepped = step(tf, OPTIONS, weight, gradient);
                List<Operand<TFloat32>> slopes =
                        Gradients.of(tf, tf.reduceSum(stepped, tf.array(0, 1)), List.of(gradient, weight));
                return List.of(stepped, slopes.get(0), slopes.get(1));
            });
            for (int i = 0; i < 4; i++) {
                assertThat((double) results.get(0)[i]).isCloseTo(-0.5 * zero[i], within(1e-6));
                assertThat((double) results.get(1)[i]).isCloseTo(-0.5, within(1e-6));
                assertThat((double) results.get(2)[i]).isCloseTo(1 - 0.5 * 0.2, within(1e-6));
            }
        }
    }

    private static Operand<TFloat32> step(Ops tf, Lars options, Operand<TFloat32> gradient) {
        return step(tf, options, GraphRun.constant(tf, Shape.of(2, 2), WEIGHTS), gradient);
    }

    private static Operand<TFloat32> step(Ops tf, Lars options, Operand<TFloat32> weight, Operand<TFloat32> gradient) {
        Optimizer.Update update = new LarsOptimizer(options.momentum(0))
                .step(new Optimizer.Step(
                        tf,
                        tf.constant((float) options.learningRate()),
                        tf.constant(1f),
                        Weights.of(Map.of("kernel", weight)),
                        Weights.of(Map.of("kernel", gradient)),
                        Map.of()));
        return update.weights().get("kernel");
    }

    private static double[] stepped(double[] gradient) {
        double[] decayed = new double[4];
        double weightSquare = 0;
        double gradientSquare = 0;
        for (int i = 0; i < 4; i++) {
            decayed[i] = gradient[i] + 0.2 * WEIGHTS[i];
            weightSquare += WEIGHTS[i] * WEIGHTS[i];
            gradientSquare += decayed[i] * decayed[i];
        }
        double[] result = new double[4];
        for (int i = 0; i < 4; i++) {
            result[i] = WEIGHTS[i] - 0.5 * 0.1 * Math.sqrt(weightSquare / gradientSquare) * decayed[i];
        }
        return result;
    }

    private static double along(double[] weights) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += DIRECTION[i] * weights[i];
        }
        return sum;
    }
}
