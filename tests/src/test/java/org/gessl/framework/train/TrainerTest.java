package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.train.TinyTraining.built;
import static org.gessl.framework.train.TinyTraining.pipelineOf;
import static org.gessl.framework.train.TinyTraining.train;
import static org.gessl.plugins.encoder.Vit.vit;
import static org.gessl.plugins.evaluation.Geometry.geometry;
import static org.gessl.plugins.head.Identity.identity;
import static org.gessl.plugins.hypergradient.FirstOrder.firstOrder;
import static org.gessl.plugins.loss.generative.Mae.mae;
import static org.gessl.plugins.optimizer.Adam.adam;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gessl.dsl.GesslScope;
import org.gessl.dsl.PipelineScope;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.toys.NoiseImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of every kind: what they move, what they tell, and that an interrupted one goes on bit for bit. */
final class TrainerTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(TrainerTest.class.getClassLoader());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.gessl.framework.train.TrainingKinds#kinds")
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
    @MethodSource("org.gessl.framework.train.TrainingKinds#kinds")
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
    @MethodSource("org.gessl.framework.train.TrainingKinds#kinds")
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
        assertThat(parts).hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(untimed(parts.get(i))).isEqualTo(untimed(steps.get(i)));
        }
        assertThat(steps.get(7).measured())
                .containsAllEntriesOf(measured(pipeline, whole))
                .containsKeys("effective-rank", Trainer.TRAINING_SECONDS);
        assertThat(seen).hasSize(6);
        assertSame(resumed, whole);
        assertSame(train(silent, folder.resolve("silent"), Long.MAX_VALUE), whole);
    }

    /** The step without what the clock has to do with. */
    private static TrainingListener.Step untimed(TrainingListener.Step step) {
        Map<String, Double> measured = new LinkedHashMap<>(step.measured());
        measured.remove(Trainer.TRAINING_SECONDS);
        return step.withMeasured(measured);
    }

    private static Map<String, Double> measured(Pipeline pipeline, Map<String, Checkpoint.Tensor> tensors) {
        ImageData images =
                new ImageData("noise", new NoiseImages(32, 16), new NoiseImages(9, 16), List.of("a", "b"), "", 0);
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
    @MethodSource("org.gessl.framework.train.TrainingKinds#firstKinds")
    void run_withHiddenPatches_movesEveryTensor(Consumer<GesslScope> gessl) {
        Pipeline pipeline = built(masked(gessl), 8);
        Map<String, Checkpoint.Tensor> start = train(pipeline, folder.resolve("masked"), 0);
        Map<String, Checkpoint.Tensor> end = train(pipeline, folder.resolve("masked"), Long.MAX_VALUE);

        start.forEach(
                (name, tensor) -> assertThat(end.get(name).values()).as(name).isNotEqualTo(tensor.values()));
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
}
