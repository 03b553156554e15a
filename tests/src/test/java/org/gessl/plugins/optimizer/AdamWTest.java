package org.gessl.plugins.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.optimizer.Adam.adam;
import static org.gessl.plugins.optimizer.AdamW.adamw;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private static final double[] GRADIENTS = {1, -2, 3, 0, 0.5};

    @Test
    void steps_matchThePapersAlgorithm() {
        AdamW options = adamw(0.1).beta1(0.8).beta2(0.9).epsilon(1e-3).weightDecay(0.3);
        List<double[]> steps = Steps.run(new AdamWOptimizer(options), 2, GRADIENTS);
        double weight = 2;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= GRADIENTS.length; t++) {
            double g = GRADIENTS[t - 1];
            m = 0.8 * m + 0.2 * g;
            v = 0.9 * v + 0.1 * g * g;
            double direction = m / (1 - Math.pow(0.8, t)) / (Math.sqrt(v / (1 - Math.pow(0.9, t))) + 1e-3);
            weight -= 0.1 * (direction + 0.3 * weight);
            assertThat(steps.get(t - 1)[0]).as("step %d", t).isCloseTo(weight, within(1e-5));
        }
    }

    @Test
    void steps_withoutDecay_areAdams() {
        assertThat(Steps.run(new AdamWOptimizer(adamw(0.1).weightDecay(0)), 2, GRADIENTS))
                .usingRecursiveComparison()
                .isEqualTo(Steps.run(new AdamOptimizer(adam(0.1)), 2, GRADIENTS));
    }

    @Test
    void step_whereTheGradientIsZero_shrinksAllButNormsAndBiases() {
        double[] weights =
                Steps.run(new AdamWOptimizer(adamw(0.1).weightDecay(0.5)), 2, 0).get(0);
        assertThat(weights).containsExactly(new double[] {2 * (1 - 0.1 * 0.5), 2}, within(1e-6));
    }
}
