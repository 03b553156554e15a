package org.gessl.plugins.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FiniteDifference.finiteDifference;

import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.TinySetups;
import org.gessl.framework.bilevel.TinyTask;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Whatever loss or encoder is registered can be differentiated through an inner step. */
class EveryPluginHypergradientTest {

    static Stream<Named<TinyTask.Setup>> setups() {
        return TinySetups.registered().entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void estimate_ofAnyLossAndEncoder_isTheSlopeOfTheOuterLoss(TinyTask.Setup setup) {
        try (TinyTask tiny = new TinyTask(setup)) {
            HypergradientEstimate exact = tiny.estimate(exact());
            HypergradientEstimate difference = tiny.estimate(finiteDifference());
            Weights direction = tiny.direction(exact.theta());
            Operand<TFloat32> slope = WeightMath.dot(tiny.tf(), exact.theta(), direction);
            double[] got = tiny.run(List.of(
                    slope,
                    tiny.slope(exact, direction, slope),
                    tiny.distance(difference.theta(), exact.theta()),
                    tiny.distance(difference.phi(), exact.phi())));

            assertThat(got[0]).isNotZero().isCloseTo(got[1], within(0.03 * Math.abs(got[1])));
            assertThat(got[2]).as("finite differences, theta").isLessThan(0.01);
            assertThat(got[3]).as("finite differences, phi").isLessThan(0.05);
        }
    }
}
