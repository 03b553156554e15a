package org.gessl.plugins.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FiniteDifference.finiteDifference;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.hypergradient.Implicit.implicit;
import static org.gessl.plugins.hypergradient.Neumann.neumann;
import static org.gessl.plugins.objective.Bootstrap.bootstrap;
import static org.gessl.plugins.objective.Threshold.threshold;
import static org.gessl.plugins.optimizer.Adam.adam;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.TinySetups;
import org.gessl.framework.bilevel.TinyTask;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.InnerRate;
import org.gessl.plugins.objective.Bootstrap;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The estimators against each other and against the slope of the outer loss, for every kind of inner step. */
class HypergradientPropertiesTest {

    static Stream<Named<TinyTask.Setup>> setups() {
        TinyTask.Setup basic = TinySetups.basic();
        return Stream.of(
                Named.of("momentum", basic.inner(sgd(0.05).momentum(0.9), 3)),
                Named.of(
                        "nesterov, weight decay",
                        basic.inner(sgd(0.05).momentum(0.9).nesterov(true).weightDecay(0.01), 2)),
                Named.of("adam", basic.inner(adam(0.01).epsilon(1e-3), 2)),
                Named.of("heads", basic.adapt("heads", InnerRate.FIXED)),
                Named.of("encoder, one rate", basic.inner(sgd(0.05), 2).adapt("encoder", InnerRate.SHARED)),
                Named.of(
                        "a block, a rate for each tensor, momentum",
                        basic.inner(sgd(0.05).momentum(0.5), 2).adapt("encoder/block1/*", InnerRate.PER_TENSOR)),
                Named.of("discriminative alone", basic.sslWeight(0)),
                Named.of("no query term", basic.objective(threshold().queryWeight(0))),
                Named.of(
                        "bootstrap",
                        basic.inner(sgd(0.05), 2).objective(bootstrap().lookAhead(2))),
                Named.of("bootstrap, query", basic.objective(bootstrap().on(Bootstrap.Views.QUERY))));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void exact_ofAnyInnerLoop_isTheSlopeOfTheOuterLoss(TinyTask.Setup setup) {
        try (TinyTask tiny = new TinyTask(setup)) {
            HypergradientEstimate exact = tiny.estimate(exact());
            Weights direction = tiny.direction(exact.all());
            Operand<TFloat32> slope = WeightMath.dot(tiny.tf(), exact.all(), direction);
            double[] got = tiny.run(List.of(slope, tiny.slope(exact, direction, slope)));

            assertThat(exact.all().names())
                    .containsAll(tiny.task().theta().names())
                    .containsAll(tiny.task().phi().names())
                    .containsAll(tiny.task().rates().names());
            assertThat(got[0]).isNotZero().isCloseTo(got[1], within(0.03 * Math.abs(got[1])));
        }
    }

    @ParameterizedTest
    @MethodSource("setups")
    void sweep_ofAnyInnerLoop_agreesWithBackPropagation(TinyTask.Setup setup) {
        try (TinyTask tiny = new TinyTask(setup)) {
            HypergradientEstimate exact = tiny.estimate(exact());
            HypergradientEstimate again = tiny.estimate(exact().recompute(true));
            HypergradientEstimate difference = tiny.estimate(finiteDifference());
            Weights others = exact.phi().and(exact.rates());
            double[] got = tiny.run(List.of(
                    tiny.distance(again.all(), exact.all()),
                    tiny.distance(difference.theta(), exact.theta()),
                    tiny.distance(difference.phi().and(difference.rates()), others)));

            assertThat(again.all().names())
                    .containsExactlyInAnyOrderElementsOf(exact.all().names());
            assertThat(got[0]).as("recomputed").isLessThan(2e-5);
            assertThat(got[1]).as("finite differences, theta").isLessThan(0.01);
            assertThat(got[2]).as("finite differences, phi and rates").isLessThan(0.05);
        }
    }

    static Stream<HypergradientSpec> estimators() {
        return Stream.of(
                exact(),
                exact().recompute(true),
                finiteDifference(),
                firstOrder(),
                neumann(),
                implicit().strength(1e-6));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void estimate_withoutAnInnerStepWorthTheName_isTheGradientOfTheOuterLoss(HypergradientSpec estimator) {
        try (TinyTask tiny = new TinyTask(TinySetups.basic().inner(sgd(1e-30), 2))) {
            HypergradientEstimate estimate = tiny.estimate(estimator);
            Weights plain = Gradients.of(
                    tiny.tf(),
                    tiny.estimate(firstOrder()).outer().value(),
                    tiny.task().theta().and(tiny.task().phi()));

            assertThat(tiny.run(List.of(tiny.distance(estimate.all(), plain)))[0])
                    .isLessThan(1e-3);
        }
    }
}
