package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.encoder.Vit.vit;
import static org.gessl.plugins.evaluation.Geometry.geometry;
import static org.gessl.plugins.head.Identity.identity;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FiniteDifference.finiteDifference;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.hypergradient.Implicit.implicit;
import static org.gessl.plugins.hypergradient.Neumann.neumann;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.loss.Mae.mae;
import static org.gessl.plugins.loss.NtXent.ntXent;
import static org.gessl.plugins.objective.Bootstrap.bootstrap;
import static org.gessl.plugins.objective.Threshold.threshold;
import static org.gessl.plugins.optimizer.Adam.adam;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gessl.dsl.GesslScope;
import org.gessl.dsl.PipelineScope;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.InnerRate;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.Split;
import org.gessl.framework.spec.UserException;
import org.gessl.plugins.objective.Bootstrap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TrainerTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(TrainerTest.class.getClassLoader());

    private static final Mixture EPISODES = new Mixture(List.of(
            new Mixture.Share("many", new DrawnImages(24), 2), new Mixture.Share("few", new DrawnImages(8), 1)));

    @TempDir
    private Path folder;

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

    @ParameterizedTest
    @MethodSource("kinds")
    void run_interruptedAndResumed_endsWithTheSameWeightsBitForBit(Consumer<GesslScope> gessl) {
        Pipeline pipeline = pipelineOf(p -> p.gessl(gessl::accept));
        Map<String, Checkpoint.Tensor> whole = train(pipeline, folder.resolve("whole"), Long.MAX_VALUE);

        train(pipeline, folder.resolve("parts"), 2);
        train(pipeline, folder.resolve("parts"), 1);
        Map<String, Checkpoint.Tensor> resumed = train(pipeline, folder.resolve("parts"), Long.MAX_VALUE);

        assertThat(resumed.keySet()).isEqualTo(whole.keySet());
        whole.forEach(
                (name, tensor) -> assertThat(Arrays.equals(resumed.get(name).values(), tensor.values()))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void run_ofAnyKind_movesEveryTensorAndKeepsItFinite(Consumer<GesslScope> gessl) {
        Pipeline pipeline = pipelineOf(p -> p.gessl(gessl::accept));
        Map<String, Checkpoint.Tensor> start = train(pipeline, folder.resolve("run"), 0);
        Map<String, Checkpoint.Tensor> end = train(pipeline, folder.resolve("run"), Long.MAX_VALUE);

        start.forEach((name, tensor) -> {
            assertThat(end.get(name).values()).as(name).isNotEqualTo(tensor.values());
            for (float value : end.get(name).values()) {
                assertThat(Float.isFinite(value)).as(name).isTrue();
            }
        });
    }

    @Test
    void run_withAnotherSeed_endsElsewhere() {
        Map<String, Checkpoint.Tensor> one = train(pipelineOf(p -> {}), folder.resolve("one"), Long.MAX_VALUE);
        Map<String, Checkpoint.Tensor> two =
                train(pipelineOf(p -> p.train(t -> t.seed(7))), folder.resolve("two"), Long.MAX_VALUE);

        assertThat(two.get("encoder/block0/conv").values())
                .isNotEqualTo(one.get("encoder/block0/conv").values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void initialState_isWhatTrainingStartsFrom(Consumer<GesslScope> gessl) {
        Pipeline pipeline = pipelineOf(p -> p.gessl(gessl::accept));
        Map<String, Checkpoint.Tensor> start = train(pipeline, folder.resolve("start"), 0);

        Map<String, Checkpoint.Tensor> drawn = InitialState.of(pipeline, 16, 16);

        assertThat(drawn.keySet()).isEqualTo(start.keySet());
        start.forEach(
                (name, tensor) -> assertThat(drawn.get(name).values()).as(name).isEqualTo(tensor.values()));
    }

    @Test
    void run_thatMeasures_givesTheFiguresOfTheModelAfterTheStepAndTheSameWeights() {
        Pipeline silent = pipelineOf(p -> {});
        Pipeline pipeline = pipelineOf(p -> p.train(t -> t.measure(geometry()).measureEpochs(0.75)));
        List<Map<String, Checkpoint.Tensor>> seen = new ArrayList<>();
        Measure measure = tensors -> {
            seen.add(tensors);
            return measured(pipeline, tensors);
        };
        List<TrainingListener.Step> steps = new ArrayList<>();

        Map<String, Checkpoint.Tensor> whole = train(pipeline, folder.resolve("whole"), Long.MAX_VALUE, steps, measure);
        List<TrainingListener.Step> parts = new ArrayList<>();
        train(pipeline, folder.resolve("parts"), 3, parts, measure);
        Map<String, Checkpoint.Tensor> resumed =
                train(pipeline, folder.resolve("parts"), Long.MAX_VALUE, parts, measure);

        assertThat(steps)
                .filteredOn(s -> !s.measured().isEmpty())
                .extracting(TrainingListener.Step::number)
                .containsExactly(3L, 6L, 8L);
        assertThat(parts).isEqualTo(steps);
        assertThat(steps.get(7).measured())
                .containsAllEntriesOf(measured(pipeline, whole))
                .containsKeys("effective-rank", Trainer.TRAINING_SECONDS);
        assertThat(seen).hasSize(6);
        assertSame(resumed, whole);
        assertSame(train(silent, folder.resolve("silent"), Long.MAX_VALUE), whole);
    }

    private static Map<String, Double> measured(Pipeline pipeline, Map<String, Checkpoint.Tensor> tensors) {
        ImageData images = new ImageData("noise", new DrawnImages(32), new DrawnImages(9), List.of("a", "b"), "", 0);
        Map<String, Double> figures = new LinkedHashMap<>();
        new Evaluator(List.of(PLUGINS.create(Evaluation.class, geometry())))
                .measure(new EvaluatedModel(pipeline, tensors, images))
                .forEach((name, figure) -> figures.put(name, figure.value()));
        return figures;
    }

    private static void assertSame(Map<String, Checkpoint.Tensor> got, Map<String, Checkpoint.Tensor> expected) {
        expected.forEach(
                (name, tensor) -> assertThat(got.get(name).values()).as(name).isEqualTo(tensor.values()));
    }

    @Test
    void metrics_ofTrainedThresholds_tellTheirRange() {
        Pipeline pipeline = pipelineOf(p -> p.gessl(g -> g.hypergradient(firstOrder())));
        List<TrainingListener.Step> steps = new ArrayList<>();

        train(pipeline, folder.resolve("thresholds"), Long.MAX_VALUE, steps);

        assertThat(steps)
                .allSatisfy(step -> assertThat(step.scalars().get("threshold/mean"))
                        .isBetween(
                                step.scalars().get("threshold/min"),
                                step.scalars().get("threshold/max")));
    }

    @Test
    void run_withAdamAndClipping_trains() {
        Pipeline pipeline = pipelineOf(p -> p.outer(adam(1e-3), s -> s.clipNorm(0.5)));
        List<TrainingListener.Step> steps = new ArrayList<>();

        train(pipeline, folder.resolve("adam"), Long.MAX_VALUE, steps);

        assertThat(steps)
                .hasSize(8)
                .allSatisfy(step -> assertThat(step.scalars())
                        .containsKeys("loss", "gradient-norm/model", "learning-rate/model", "feature-std"));
    }

    @ParameterizedTest
    @MethodSource("firstKinds")
    void run_withHiddenPatches_movesEveryTensor(Consumer<GesslScope> gessl) {
        Pipeline pipeline = built(masked(gessl), 8);
        Map<String, Checkpoint.Tensor> start = train(pipeline, folder.resolve("masked"), 0);
        Map<String, Checkpoint.Tensor> end = train(pipeline, folder.resolve("masked"), Long.MAX_VALUE);

        start.forEach(
                (name, tensor) -> assertThat(end.get(name).values()).as(name).isNotEqualTo(tensor.values()));
    }

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

    private static Consumer<PipelineScope> masked(Consumer<GesslScope> gessl) {
        return p -> {
            p.encoder(vit().depth(1).tokens(8, 2));
            p.loss(mae().decoder(1, 4, 1), l -> l.projector(identity()));
            p.gessl(gessl::accept);
        };
    }

    @Test
    void step_withAHeadRate_movesTheHeadByThatMultipleAndTheEncoderAsBefore() {
        Map<String, Checkpoint.Tensor> start = train(pipelineOf(p -> {}), folder.resolve("start"), 0);
        Map<String, Checkpoint.Tensor> equal = train(pipelineOf(p -> {}), folder.resolve("equal"), 1);
        Pipeline faster = pipelineOf(p -> p.outer(sgd(0.05).momentum(0.9), s -> s.headRate(3)));
        Map<String, Checkpoint.Tensor> moved = train(faster, folder.resolve("faster"), 1);

        assertThat(moved.keySet())
                .anyMatch(name -> name.startsWith("outer/momentum/head/"))
                .anyMatch(name -> name.startsWith("outer/momentum/encoder/"));
        start.keySet().stream()
                .filter(name -> moved.containsKey("outer/momentum/" + name))
                .forEach(name -> {
                    double factor = name.startsWith("head/") ? 3 : 1;
                    for (int i = 0; i < start.get(name).values().length; i++) {
                        double before = start.get(name).values()[i];
                        double step = equal.get(name).values()[i] - before;
                        assertThat(moved.get(name).values()[i] - before)
                                .as(name)
                                .isCloseTo(factor * step, within(1e-6 + 1e-4 * Math.abs(step)));
                    }
                });
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
    void run_whoseLossIsNotFinite_stopsAndKeepsTheLastGoodCheckpoint() throws Exception {
        Pipeline pipeline = pipelineOf(p -> p.outer(sgd(1e30)));
        Path checkpoints = folder.resolve("diverges");

        assertThatThrownBy(() -> train(pipeline, checkpoints, Long.MAX_VALUE))
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining("[loss-not-finite]")
                .hasMessageContaining("last good checkpoint");
        Checkpoint kept = new Checkpoints(checkpoints, 3).latest().orElseThrow();
        for (Checkpoint.Tensor tensor : kept.tensors().values()) {
            for (float value : tensor.values()) {
                assertThat(Float.isFinite(value)).isTrue();
            }
        }
    }

    @Test
    void start_withTooFewImagesToSplit_isRefused() {
        Pipeline pipeline = pipelineOf(p -> p.gessl(g -> g.split(Split.IMAGES)), 2);

        assertThatThrownBy(() -> train(pipeline, folder.resolve("few"), 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("data.batchSize = 2 must be at least 4");
    }

    private Pipeline pipelineOf(Consumer<PipelineScope> part) {
        return pipelineOf(part, 8);
    }

    private Pipeline pipelineOf(Consumer<PipelineScope> part, int batchSize) {
        return built(
                p -> {
                    p.encoder(conv(4, 6));
                    p.loss(ntXent(), l -> l.projector(mlp(8, 6)));
                    part.accept(p);
                },
                batchSize);
    }

    private static Pipeline built(Consumer<PipelineScope> network, int batchSize) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(batchSize).imageSize(16));
            p.augment(a -> a.then(randomResizedCrop(16).scale(0.3, 1.0))
                    .then(horizontalFlip())
                    .sometimes(0.8, colorJitter(0.4, 0.4, 0.4, 0.1)));
            network.accept(p);
        });
        Sources settings = new Sources(List.of("train.epochs=2", "outer.schedule=cosine"), Map.of(), Optional.empty());
        PipelineSpec resolved =
                new PipelineResolver(PLUGINS).resolve(spec, settings).spec();
        return Pipeline.of(resolved, PLUGINS);
    }

    private static Map<String, Checkpoint.Tensor> train(Pipeline pipeline, Path checkpoints, long steps) {
        return train(pipeline, checkpoints, steps, new ArrayList<>());
    }

    private static Map<String, Checkpoint.Tensor> train(
            Pipeline pipeline, Path checkpoints, long steps, List<TrainingListener.Step> done) {
        return train(pipeline, checkpoints, steps, done, tensors -> Map.of());
    }

    private static Map<String, Checkpoint.Tensor> train(
            Pipeline pipeline, Path checkpoints, long steps, List<TrainingListener.Step> done, Measure measure) {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepped(Step step) {
                done.add(step);
            }
        };
        try (Trainer trainer =
                new Trainer(pipeline, EPISODES, new Checkpoints(checkpoints, 3), List.of(listener), measure)) {
            trainer.run(() -> done.size() >= steps);
            return trainer.tensors();
        }
    }
}
