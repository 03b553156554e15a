package org.gessl.plugins.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FiniteDifference.finiteDifference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.TinySetups;
import org.gessl.framework.bilevel.TinyTask;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.PluginRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Whatever loss or encoder is registered can be differentiated through an inner step. */
class EveryPluginHypergradientTest {
    private static final PluginRegistry PLUGINS =
            PluginRegistry.load(EveryPluginHypergradientTest.class.getClassLoader());
    private static final int DRAWS = 4;

    /**
     * What keeps the gradients of a tiny task from being smooth: ReLUs in the predictor, nearest neighbours and the largest of a window change sides, where the
     * slope is not defined, and whitening so few images multiplies rounding. Of these one draw of several must agree; a wrong derivative would agree in none.
     */
    private static final Set<String> WITH_KINKS =
            Set.of("byol", "moco-v3", "nnclr", "simsiam", "koleo", "conv", "w-mse");

    static Stream<Arguments> setups() {
        Stream<Arguments> smooth = Stream.of(TinySetups.losses(), TinySetups.encoders())
                .flatMap(setups -> setups.entrySet().stream())
                .map(e -> Arguments.of(e.getKey(), WITH_KINKS.contains(e.getKey()) ? DRAWS : 1, e.getValue()));
        Stream<Arguments> kinked = TinySetups.encodersWithRelu().entrySet().stream()
                .map(e -> Arguments.of(e.getKey() + ", ReLU", DRAWS, e.getValue()));
        return Stream.concat(smooth, kinked);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setups")
    void estimate_ofAnyLossAndEncoder_isTheSlopeOfTheOuterLoss(String name, int draws, TinyTask.Setup setup) {
        List<double[]> errors = new ArrayList<>();
        for (long seed = 1; seed <= draws && errors.stream().noneMatch(EveryPluginHypergradientTest::agrees); seed++) {
            errors.add(errors(setup, seed));
        }

        assertThat(errors).as("errors of slope, theta and phi").anyMatch(EveryPluginHypergradientTest::agrees);
    }

    private static boolean agrees(double[] errors) {
        return errors[0] < 0.03 && errors[1] < 0.01 && errors[2] < 0.05;
    }

    /** Relative errors: of the exact gradient's slope, and of finite differences in theta and phi. */
    private static double[] errors(TinyTask.Setup setup, long seed) {
        try (TinyTask tiny = new TinyTask(setup, PLUGINS, seed)) {
            HypergradientEstimate exact = tiny.estimate(exact());
            HypergradientEstimate difference = tiny.estimate(finiteDifference());
            Weights direction = tiny.direction(exact.theta());
            Operand<TFloat32> slope = WeightMath.dot(tiny.tf(), exact.theta(), direction);
            double[] got = tiny.run(List.of(
                    slope,
                    tiny.slope(exact, direction, slope),
                    tiny.distance(difference.theta(), exact.theta()),
                    tiny.distance(difference.phi(), exact.phi())));
            return new double[] {Math.abs(got[0] / got[1] - 1), got[2], got[3]};
        }
    }
}
