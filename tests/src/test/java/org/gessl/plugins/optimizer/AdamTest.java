package org.gessl.plugins.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.optimizer.Adam.adam;
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
import org.tensorflow.types.TFloat32;

class AdamTest {
    private static final double[] GRADIENTS = {1, -2, 3, 0, 0.5};

    @Test
    void steps_matchThePapersAlgorithm() {
        Adam options = adam(0.1).beta1(0.8).beta2(0.9).epsilon(1e-3);
        assertThat(new AdamOptimizer(options).slots()).containsExactly("m", "v");
        assertSteps(options, 0);
    }

    @Test
    void steps_withTheDefaultBetas_matchThePapersAlgorithm() {
        assertSteps(adam(), 0);
    }

    @Test
    void steps_withWeightDecay_matchThePapersAlgorithm() {
        assertSteps(adam(0.1).weightDecay(0.3), 0.3);
    }

    @Test
    void step_withWeightDecayThatSparesNorms_differsOnTheKernelAlone() {
        Adam options = adam(0.1).epsilon(1).weightDecay(1).excludeNormAndBias(true);
        double[] weights = Steps.run(new AdamOptimizer(options), 3, 1).get(0);
        assertThat(weights).containsExactly(new double[] {3 - 0.1 * 4 / 5, 3 - 0.1 * 1 / 2}, within(1e-5));
    }

    @Test
    void step_withoutMemoryAndWithAHugeEpsilon_isThatOfGradientDescent() {
        Adam options = adam(0.1).beta1(0).beta2(0).epsilon(1);
        double small = 1e-4;
        double adam = Steps.run(new AdamOptimizer(options), 0, small).get(0)[0];
        double sgd = Steps.run(new SgdOptimizer(sgd(0.1)), 0, small).get(0)[0];
        assertThat(adam).isCloseTo(sgd, within(1e-3 * Math.abs(sgd)));
    }

    @Test
    void derivativeOfAStep_whereTheGradientIsZero_isFinite() {
        Optimizer adam = new AdamOptimizer(adam());
        float[] slope = GraphRun.runOne(tf -> {
            Operand<TFloat32> zero = GraphRun.constant(tf, Shape.of(1, 1), 0);
            Operand<TFloat32> gradient = GraphRun.constant(tf, Shape.of(1, 1), 0);
            Weights zeros = Weights.of(Map.of("kernel", zero));
            Weights gradients = Weights.of(Map.of("kernel", gradient));
            Optimizer.Update update = adam.step(new Optimizer.Step(
                    tf, tf.constant(0.1f), tf.constant(1f), zeros, gradients, Map.of("m", zeros, "v", zeros)));
            return Gradients.of(
                            tf, tf.reshape(update.weights().get("kernel"), tf.constant(new int[0])), List.of(gradient))
                    .get(0);
        });
        assertThat(slope[0]).isFinite();
    }

    private static void assertSteps(Adam options, double decay) {
        List<double[]> steps = Steps.run(new AdamOptimizer(options), 2, GRADIENTS);
        double weight = 2;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= GRADIENTS.length; t++) {
            double g = GRADIENTS[t - 1] + decay * weight;
            m = options.beta1() * m + (1 - options.beta1()) * g;
            v = options.beta2() * v + (1 - options.beta2()) * g * g;
            double mean = m / (1 - Math.pow(options.beta1(), t));
            double root = Math.sqrt(v / (1 - Math.pow(options.beta2(), t)));
            weight -= options.learningRate() * mean / (root + options.epsilon());
            assertThat(steps.get(t - 1)[0]).as("step %d", t).isCloseTo(weight, within(1e-5));
        }
    }
}
