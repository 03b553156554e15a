package org.gessl.plugins.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;

class SgdTest {

    @Test
    void step_withoutMomentum_isTheGradientTimesTheRate() {
        assertThat(new SgdOptimizer(sgd(0.5)).slots()).isEmpty();
        assertKernel(sgd(0.5), 0.5, 1.5);
    }

    @Test
    void step_withMomentum_matchesTheSequenceByHand() {
        // buffers 1, 0.5 * 1 - 2 = -1.5, 0.5 * -1.5 + 3 = 2.25
        assertThat(new SgdOptimizer(sgd().momentum(0.5)).slots()).containsExactly("momentum");
        assertKernel(sgd(0.1).momentum(0.5), 0.9, 1.05, 0.825);
    }

    @Test
    void step_withNesterov_looksOneMomentumAhead() {
        // directions 1 + 0.5 * 1, -2 + 0.5 * -1.5, 3 + 0.5 * 2.25
        assertKernel(sgd(0.1).momentum(0.5).nesterov(true), 0.85, 1.125, 0.7125);
    }

    @Test
    void step_withNesterovAndNoMomentum_isPlain() {
        assertThat(Steps.run(new SgdOptimizer(sgd(0.1).nesterov(true)), 1, 1, -2))
                .usingRecursiveComparison()
                .isEqualTo(Steps.run(new SgdOptimizer(sgd(0.1)), 1, 1, -2));
    }

    @Test
    void step_withWeightDecay_pullsEveryWeightToZero() {
        double[] weights =
                Steps.run(new SgdOptimizer(sgd(0.1).weightDecay(0.2)), 2, 1).get(0);
        assertThat(weights).containsExactly(new double[] {1.86, 1.86}, within(1e-6));
    }

    @Test
    void step_withWeightDecayThatSparesNorms_pullsTheKernelAlone() {
        Sgd options = sgd(0.1).weightDecay(0.2).excludeNormAndBias(true);
        double[] weights = Steps.run(new SgdOptimizer(options), 2, 1).get(0);
        assertThat(weights).containsExactly(new double[] {1.86, 1.9}, within(1e-6));
    }

    @Test
    void step_withWeightDecayThatSparesANamedTensor_pullsTheOthersAlone() {
        double[] weights = Steps.run(new SgdOptimizer(sgd(0.1).weightDecay(0.2).exclude("ker*")), 2, 1)
                .get(0);
        assertThat(weights).containsExactly(new double[] {1.9, 1.86}, within(1e-6));
    }

    @Test
    void options_outOfRange_areRefusedTogether() {
        assertThatThrownBy(() -> new Sgd(0, 1, false, -1, false, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("learningRate = 0.0 must be in (0, inf)")
                .hasMessageContaining("momentum = 1.0 must be in [0, 1)")
                .hasMessageContaining("weightDecay = -1.0 must be in [0, inf)");
    }

    private static void assertKernel(Sgd options, double... expected) {
        List<double[]> steps = Steps.run(new SgdOptimizer(options), 1, 1, -2, 3);
        for (int i = 0; i < expected.length; i++) {
            assertThat(steps.get(i)[0]).as("step %d", i + 1).isCloseTo(expected[i], within(1e-6));
        }
    }
}
