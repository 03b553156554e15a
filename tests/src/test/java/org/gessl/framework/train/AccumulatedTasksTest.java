package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.FiniteDifference.finiteDifference;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.cost.BlankImages;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Split;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TUint8;

/** An outer step over several tasks is one over the mean of their gradients. */
class AccumulatedTasksTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(AccumulatedTasksTest.class.getClassLoader());
    private static final int BATCH = 8;
    private static final int SIDE = 8;

    static Stream<HypergradientSpec> estimators() {
        return Stream.of(exact(), exact().recompute(true), finiteDifference());
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void step_overTwoTasks_endsHalfwayBetweenTheStepsOverEach(HypergradientSpec estimator) {
        Map<String, Checkpoint.Tensor> first = step(estimator, List.of(1));
        Map<String, Checkpoint.Tensor> second = step(estimator, List.of(2));

        Map<String, Checkpoint.Tensor> both = step(estimator, List.of(1, 2));

        both.forEach((name, tensor) -> {
            if (name.contains("mean") || name.contains("variance")) {
                return;
            }
            for (int i = 0; i < tensor.values().length; i++) {
                float middle = (first.get(name).values()[i] + second.get(name).values()[i]) / 2;
                assertThat(tensor.values()[i]).as(name).isCloseTo(middle, within(1e-5f));
            }
        });
    }

    /** The state after one outer step from the same start over the tasks of the images that {@code seeds} draw. */
    private static Map<String, Checkpoint.Tensor> step(HypergradientSpec estimator, List<Integer> seeds) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(BATCH).imageSize(SIDE));
            p.encoder(conv(4, 6));
            p.loss(ntXent(), l -> l.projector(mlp(8, 6)));
            p.gessl(g -> g.hypergradient(estimator)
                    .inner(sgd(0.1))
                    .innerSteps(2)
                    .tasks(seeds.size())
                    .split(Split.IMAGES));
            p.outer(sgd(0.5));
        });
        Sources sources = new Sources(List.of(), Map.of(), Optional.empty());
        Pipeline pipeline =
                Pipeline.of(new PipelineResolver(PLUGINS).resolve(spec, sources).spec(), PLUGINS);
        try (TrainingGraph graph =
                new TrainingGraph(pipeline, pipeline.tasks(Mixture.of(new BlankImages(BATCH, SIDE))))) {
            graph.initialise(1);
            StepInputs inputs = StepInputs.of(pipeline, 1, 0, 1, 0);
            for (int i = 0; i < seeds.size(); i++) {
                try (TUint8 images = noise(seeds.get(i))) {
                    if (i < seeds.size() - 1) {
                        graph.accumulate(images, inputs);
                    } else {
                        graph.apply(images, inputs);
                    }
                }
            }
            return graph.read();
        }
    }

    private static TUint8 noise(int seed) {
        byte[] pixels = new byte[BATCH * SIDE * SIDE * 3];
        new Random(seed).nextBytes(pixels);
        return TUint8.tensorOf(Shape.of(BATCH, SIDE, SIDE, 3), DataBuffers.of(pixels, false, false));
    }
}
