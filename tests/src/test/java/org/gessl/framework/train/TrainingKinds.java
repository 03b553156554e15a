package org.gessl.framework.train;

import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FiniteDifference.finiteDifference;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.hypergradient.Implicit.implicit;
import static org.gessl.plugins.hypergradient.Neumann.neumann;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.objective.Bootstrap.bootstrap;
import static org.gessl.plugins.optimizer.Adam.adam;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gessl.dsl.GesslScope;
import org.gessl.framework.spec.InnerRate;
import org.gessl.framework.spec.Split;
import org.gessl.plugins.objective.Bootstrap;
import org.junit.jupiter.params.provider.Arguments;

/** The ways to train that a trainer must master, by name. */
final class TrainingKinds {
    private TrainingKinds() {}

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind("plain", g -> g.hypergradient(none())),
                kind("exact", g -> g.hypergradient(exact())),
                kind(
                        "exact, three inner steps, two tasks",
                        g -> g.hypergradient(exact()).innerSteps(3).tasks(2)),
                kind(
                        "exact, inner momentum, images",
                        g -> g.hypergradient(exact())
                                .inner(sgd(0.05).momentum(0.9))
                                .split(Split.IMAGES)),
                kind("first order", g -> g.hypergradient(firstOrder())),
                kind(
                        "finite difference, adam, two inner steps",
                        g -> g.hypergradient(finiteDifference())
                                .inner(adam(0.01))
                                .innerSteps(2)),
                kind(
                        "exact, recomputed, adam, a rate for each tensor",
                        g -> g.hypergradient(exact().recompute(true))
                                .inner(adam(0.01))
                                .innerSteps(2)
                                .innerRate(InnerRate.PER_TENSOR)),
                kind(
                        "exact, one rate, encoder, two tasks",
                        g -> g.hypergradient(exact())
                                .innerRate(InnerRate.SHARED)
                                .adapt("encoder")
                                .tasks(2)),
                kind("implicit", g -> g.hypergradient(implicit().iterations(2))),
                kind("neumann", g -> g.hypergradient(neumann().terms(1))),
                kind("bootstrap", g -> g.hypergradient(exact()).objective(bootstrap())),
                kind(
                        "bootstrap on the query, discriminative alone",
                        g -> g.hypergradient(finiteDifference())
                                .objective(bootstrap().on(Bootstrap.Views.QUERY).lookAhead(2))
                                .sslWeight(0)),
                kind(
                        "first order, data sets, two tasks",
                        g -> g.hypergradient(firstOrder())
                                .split(Split.DATA_SETS)
                                .tasks(2)));
    }

    /** Those whose outer loss holds the self-supervised one, so that a decoder is reached. */
    static Stream<Arguments> firstKinds() {
        return kinds().limit(5);
    }

    private static Arguments kind(String name, Consumer<GesslScope> gessl) {
        return Arguments.of(org.junit.jupiter.api.Named.of(name, gessl));
    }
}
