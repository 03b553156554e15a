package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.encoder.ResNet18.resnet18;
import static org.gessl.plugins.encoder.Vit.vit;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gessl.dsl.TrainScope;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.cost.BlankImages;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.graph.Hardware;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.toys.NoiseImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TUint8;

/** Steps whose layers multiply in 16 bits against the same ones in 32. The CPU has kernels for both formats, if slow ones. */
class MixedPrecisionTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(MixedPrecisionTest.class.getClassLoader());
    private static final Hardware EVERYTHING = new Hardware(true, true);
    private static final int BATCH = 16;
    private static final int SIDE = 8;
    /** So small that few steps overflow. */
    private static final double BACKOFF = 1.0 / 64;

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(conv(6, 8), none()),
                Arguments.of(conv(6, 8), exact()),
                Arguments.of(resnet18().width(4), none()),
                Arguments.of(vit().tokens(8, 2).depth(1), exact()));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void hypergradient_ofNarrowLayers_isCloserToThatOfWideOnesTheMoreBitsTheyHave(
            EncoderSpec encoder, HypergradientSpec estimator) {
        HypergradientProbe.Estimate single = estimate(spec(encoder, estimator, Precision.FP32));

        HypergradientProbe.Estimate brain = estimate(spec(encoder, estimator, Precision.MIXED_BFLOAT16));
        HypergradientProbe.Estimate half = estimate(spec(encoder, estimator, Precision.MIXED_FLOAT16));

        assertThat(brain.theta().against(single.theta()).cosine()).isBetween(0.85, 1 - 1e-6);
        assertThat(half.theta().against(single.theta()).cosine()).isBetween(0.98, 1 - 1e-8);
        assertThat(brain.phi().against(single.phi()).cosine()).isGreaterThan(0.99);
        assertThat(half.phi().against(single.phi()).cosine()).isGreaterThan(0.999);
    }

    @Test
    void run_whoseGradientsOverflow_skipsStepsAndLowersTheScaleUntilTheyDoNot(@TempDir Path folder) {
        List<TrainingListener.Step> steps = new ArrayList<>();

        Map<String, Checkpoint.Tensor> trained = train(overflowing(), folder, 8, steps);

        List<Double> skipped =
                steps.stream().map(s -> s.scalars().get("loss-scale/skipped")).toList();
        List<Double> scales =
                steps.stream().map(s -> s.scalars().get("loss-scale/scale")).toList();
        assertThat(skipped.get(0)).isEqualTo(1);
        assertThat(skipped.get(skipped.size() - 1)).isZero();
        assertThat(scales.get(0)).isEqualTo(1 << 24);
        for (int i = 1; i < scales.size(); i++) {
            assertThat(scales.get(i))
                    .isEqualTo(skipped.get(i - 1) == 1 ? scales.get(i - 1) * BACKOFF : scales.get(i - 1));
        }
        trained.forEach((name, tensor) -> {
            for (float value : tensor.values()) {
                assertThat(value).as(name).isFinite();
            }
        });
    }

    @Test
    void step_thatIsSkipped_changesNothingButTheScale() {
        Pipeline pipeline = overflowing();
        try (TrainingGraph graph =
                        new TrainingGraph(pipeline, pipeline.tasks(Mixture.of(new BlankImages(BATCH, SIDE))));
                TUint8 images = stripes(1)) {
            graph.initialise(1);
            Map<String, Checkpoint.Tensor> before = graph.read();
            StepInputs inputs = StepInputs.of(pipeline, 1, 0, 1, 0);
            graph.accumulate(images, inputs);

            Map<String, Double> figures = graph.apply(images, inputs);

            assertThat(LossScale.skipped(figures)).isTrue();
            Map<String, Checkpoint.Tensor> after = graph.read();
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.forEach((name, tensor) -> {
                if (!name.equals("loss-scale/scale")) {
                    assertThat(after.get(name).values()).as(name).isEqualTo(tensor.values());
                }
            });
            assertThat(after.get("loss-scale/scale").values()).containsExactly((float) ((1 << 24) * BACKOFF));
        }
    }

    @Test
    void run_interruptedAndResumed_endsWithTheSameWeightsAndScaleBitForBit(@TempDir Path folder) {
        Map<String, Checkpoint.Tensor> through = train(overflowing(), folder.resolve("a"), 7, new ArrayList<>());

        train(overflowing(), folder.resolve("b"), 3, new ArrayList<>());
        Map<String, Checkpoint.Tensor> resumed = train(overflowing(), folder.resolve("b"), 4, new ArrayList<>());

        assertThat(resumed.keySet()).isEqualTo(through.keySet()).contains("loss-scale/scale", "loss-scale/good-steps");
        through.forEach((name, tensor) ->
                assertThat(resumed.get(name).values()).as(name).isEqualTo(tensor.values()));
    }

    private static Pipeline overflowing() {
        return Pipeline.of(
                spec(
                        conv(4),
                        exact(),
                        t -> t.precision(Precision.MIXED_FLOAT16)
                                .lossScale(1 << 24)
                                .lossScaleBackoff(BACKOFF)),
                PLUGINS,
                () -> EVERYTHING);
    }

    private static Map<String, Checkpoint.Tensor> train(
            Pipeline pipeline, Path checkpoints, int steps, List<TrainingListener.Step> done) {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepped(Step step) {
                done.add(step);
            }
        };
        try (Trainer trainer =
                new Trainer(pipeline, new NoiseImages(100, 16), new Checkpoints(checkpoints, 3), List.of(listener))) {
            trainer.run(() -> done.size() >= steps);
            return trainer.tensors();
        }
    }

    @Test
    void step_ofNarrowLayers_multipliesInBfloat16AndKeepsTheRestInFloat32() {
        Pipeline pipeline =
                Pipeline.of(spec(resnet18().width(4), none(), Precision.MIXED_BFLOAT16), PLUGINS, () -> EVERYTHING);
        try (StepGraph step = new StepGraph(pipeline, Mixture.of(new BlankImages(BATCH, SIDE)))) {
            assertThat(types(step, "Conv2D", "Conv2DBackpropFilter", "FusedBatchNormV3", "FusedBatchNormGradV3"))
                    .containsOnly(DataType.DT_BFLOAT16);
            assertThat(types(step, "ResourceApply", "LogSoftmax", "Softmax", "L2Loss", "Mean", "Rsqrt"))
                    .containsOnly(DataType.DT_FLOAT);
            assertThat(step.operations().stream()
                            .filter(op -> op.type().equals("AssignVariableOp"))
                            .map(op -> op.inputs().get(1).asOutput().dataType()))
                    .isNotEmpty()
                    .containsOnly(DataType.DT_FLOAT);
        }
    }

    /** 20 convolutions and two dense layers: each weight is narrowed once and its gradient widened once; the maps between are not converted. */
    @Test
    void step_ofNarrowLayers_convertsAtTheirEndsOnly() {
        Pipeline pipeline =
                Pipeline.of(spec(resnet18().width(4), none(), Precision.MIXED_BFLOAT16), PLUGINS, () -> EVERYTHING);
        try (StepGraph step = new StepGraph(pipeline, Mixture.of(new BlankImages(BATCH, SIDE)))) {
            long weights = 20 + 2;
            long ends = 5;
            assertThat(step.operations().stream()
                            .filter(op -> op.type().equals("Cast"))
                            .filter(op -> isNarrow(op.inputs().get(0).asOutput().dataType())
                                    || isNarrow(op.output(0).dataType()))
                            .count())
                    .isEqualTo(2 * weights + 2 * 7);
        }
    }

    private static boolean isNarrow(DataType type) {
        return type == DataType.DT_BFLOAT16;
    }

    private static Stream<DataType> types(StepGraph step, String... operations) {
        return step.operations().stream()
                .filter(op -> List.of(operations).contains(op.type()))
                .map(op -> op.output(0).dataType());
    }

    private static HypergradientProbe.Estimate estimate(PipelineSpec spec) {
        Pipeline pipeline = Pipeline.of(spec, PLUGINS, () -> EVERYTHING);
        try (HypergradientProbe probe =
                        new HypergradientProbe(pipeline, Mixture.of(new BlankImages(BATCH, SIDE)), Optional.empty());
                TUint8 images = stripes(1)) {
            return probe.estimate(images, 3);
        }
    }

    private static PipelineSpec spec(EncoderSpec encoder, HypergradientSpec estimator, Precision precision) {
        return spec(encoder, estimator, t -> t.precision(precision).lossScale(256));
    }

    private static PipelineSpec spec(EncoderSpec encoder, HypergradientSpec estimator, Consumer<TrainScope> train) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(BATCH).imageSize(SIDE));
            p.augment(a -> a.sometimes(1, horizontalFlip()));
            p.encoder(encoder);
            p.loss(ntXent(), l -> l.projector(mlp(8, 6)));
            p.gessl(g -> g.hypergradient(estimator).inner(sgd(0.02)).tasks(2));
            p.outer(sgd(0.1).momentum(0.9));
            p.train(train);
        });
        Sources sources = new Sources(List.of(), Map.of(), Optional.empty());
        return new PipelineResolver(PLUGINS).resolve(spec, sources).spec();
    }

    /** Stripes of a colour, an angle and a width of each image's own: features that differ, so that the gradients are well-conditioned. */
    private static TUint8 stripes(int seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[BATCH * SIDE * SIDE * 3];
        int next = 0;
        for (int image = 0; image < BATCH; image++) {
            double[] colour = random.doubles(3).toArray();
            double across = 2 * random.nextDouble();
            double down = 2 * random.nextDouble();
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                double wave = 0.5 + 0.5 * Math.sin(across * (pixel % SIDE) + down * (pixel / SIDE));
                for (double share : colour) {
                    pixels[next++] = (byte) (255 * share * wave);
                }
            }
        }
        return TUint8.tensorOf(Shape.of(BATCH, SIDE, SIDE, 3), DataBuffers.of(pixels, false, false));
    }
}
