package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.train.TinyTraining.built;
import static org.gessl.framework.train.TinyTraining.pipelineOf;
import static org.gessl.framework.train.TinyTraining.train;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Identity.identity;
import static org.gessl.plugins.hypergradient.FiniteDifference.finiteDifference;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.hypergradient.Implicit.implicit;
import static org.gessl.plugins.loss.generative.Mae.mae;
import static org.gessl.plugins.objective.Bootstrap.bootstrap;
import static org.gessl.plugins.objective.Threshold.threshold;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gessl.dsl.GesslScope;
import org.gessl.dsl.PipelineScope;
import org.gessl.framework.spec.InnerRate;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.Split;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be trained is refused before it starts, with the reason. */
final class RefusedTrainingTest {
    @TempDir
    private Path folder;

    @Test
    void pipeline_whoseEncoderCannotHidePatches_isRefusedWithTheOnesThatCan() {
        assertThatThrownBy(() -> built(this::maskedConvolution, 8))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[encoder-patches] encoder = conv: the loss mae hides patches of an image")
                .hasMessageEndingWith("choose one that works on patches: vit");
    }

    private void maskedConvolution(PipelineScope p) {
        p.encoder(conv(4, 6));
        p.loss(mae(), l -> l.projector(identity()));
    }

    @Test
    void start_whereFirstOrderCannotReachTheThresholds_isRefusedByName() {
        Pipeline pipeline = pipelineOf(p ->
                p.gessl(g -> g.hypergradient(firstOrder()).objective(threshold().queryWeight(0))));

        assertThatThrownBy(() -> train(pipeline, folder.resolve("none"), 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[no-gradient] trainable tensor g/dense0/kernel would never change")
                .hasMessageContaining("only through a stopped gradient");
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                refused(
                        g -> g.hypergradient(firstOrder()).objective(bootstrap()),
                        "trainable tensor g/dense0/kernel would never change"),
                refused(
                        g -> g.hypergradient(firstOrder()).innerRate(InnerRate.SHARED),
                        "gessl.innerRate = SHARED: gessl.hypergradient = first-order takes the inner steps as constants"),
                refused(
                        g -> g.hypergradient(implicit()).innerRate(InnerRate.PER_TENSOR),
                        "use exact or finite-difference, or gessl.innerRate = FIXED"),
                refused(
                        g -> g.sslWeight(0).objective(threshold().discriminativeWeight(0)),
                        "gessl.sslWeight = 0 leaves the inner loss empty"),
                refused(g -> g.adapt("encodr"), "gessl.adapt = encodr names no tensor"));
    }

    private static Arguments refused(Consumer<GesslScope> gessl, String message) {
        return Arguments.of(gessl, message);
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void start_ofWhatCannotBe_isRefusedWithTheReason(Consumer<GesslScope> gessl, String message) {
        assertThatThrownBy(() -> train(pipelineOf(p -> p.gessl(gessl::accept)), folder.resolve("none"), 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    @Test
    void start_ofFiniteDifferencesInHalfPrecision_isRefused() {
        assertThatThrownBy(() -> pipelineOf(p -> {
                    p.gessl(g -> g.hypergradient(finiteDifference()));
                    p.train(t -> t.precision(Precision.MIXED_BFLOAT16));
                }))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("train.precision = MIXED_BFLOAT16 with gessl.hypergradient = finite-difference");
    }

    @Test
    void start_withTooFewImagesToSplit_isRefused() {
        Pipeline pipeline = pipelineOf(p -> p.gessl(g -> g.split(Split.IMAGES)), 2);

        assertThatThrownBy(() -> train(pipeline, folder.resolve("few"), 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("data.batchSize = 2 must be at least 4");
    }
}
