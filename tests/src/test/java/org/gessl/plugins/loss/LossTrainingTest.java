package org.gessl.plugins.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.loss.clustering.Msn.msn;
import static org.gessl.plugins.loss.clustering.Swav.swav;
import static org.gessl.plugins.loss.contrastive.Dcl.dcl;
import static org.gessl.plugins.loss.contrastive.Dclw.dclw;
import static org.gessl.plugins.loss.contrastive.Moco.moco;
import static org.gessl.plugins.loss.contrastive.MocoV3.mocoV3;
import static org.gessl.plugins.loss.contrastive.Nnclr.nnclr;
import static org.gessl.plugins.loss.distillation.Byol.byol;
import static org.gessl.plugins.loss.distillation.Dino.dino;
import static org.gessl.plugins.loss.distillation.Ressl.ressl;
import static org.gessl.plugins.loss.distillation.SimSiam.simSiam;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Checkpoints;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.Trainer;
import org.gessl.framework.train.TrainingListener;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few steps of training with each loss that has weights, a teacher or state of its own, and with those that need none. */
class LossTrainingTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(LossTrainingTest.class.getClassLoader());
    private static final int SIZE = 8;
    private static final int BATCH = 4;
    private static final int DIMENSION = 6;
    private static final int STEPS = 3;
    private static final int QUEUE = 20;

    @TempDir
    private Path folder;

    static Stream<LossSpec> losses() {
        return Stream.of(
                dcl(),
                dclw(),
                moco().queueSize(QUEUE),
                mocoV3().predictorHidden(8),
                nnclr().supportSize(QUEUE).predictorHidden(8),
                byol().predictorHidden(8),
                simSiam().predictorHidden(4),
                dino().prototypes(6).warmupTeacherTemp(0.02).warmup(0.5),
                ressl().queueSize(QUEUE),
                msn().prototypes(5),
                swav().prototypes(5).queueSize(QUEUE).queueStart(0.5));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void plainTraining_movesEveryTensorOnceAStepAndKeepsItFinite(LossSpec loss) {
        assertTrains(loss, none());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void bilevelTraining_movesEveryTensorOnceAStepAndKeepsItFinite(LossSpec loss) {
        assertTrains(loss, exact());
    }

    private void assertTrains(LossSpec loss, HypergradientSpec estimator) {
        Run run = train(pipelineOf(loss, estimator));
        run.start().forEach((name, tensor) -> {
            float[] end = run.end().get(name).values();
            assertThat(end).as(name).isNotEqualTo(tensor.values());
            for (float value : end) {
                assertThat(value).as(name).isFinite();
            }
            if (tensor.shape()[0] == QUEUE) {
                assertQueueHasMoved(tensor.values(), end);
            }
        });
    }

    /** The rows of each step's images are in front, of length 1, and the rows that were in front of them follow. */
    private static void assertQueueHasMoved(float[] start, float[] end) {
        int moved = STEPS * BATCH * DIMENSION;
        assertThat(Arrays.copyOfRange(end, moved, end.length)).isEqualTo(Arrays.copyOf(start, start.length - moved));
        for (int row = 0; row < end.length; row += DIMENSION) {
            double squares = 0;
            for (int i = row; i < row + DIMENSION; i++) {
                squares += end[i] * end[i];
            }
            assertThat(squares).isCloseTo(1, within(1e-5));
        }
    }

    private static Pipeline pipelineOf(LossSpec loss, HypergradientSpec estimator) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(BATCH).imageSize(SIZE));
            p.augment(a -> a.then(randomResizedCrop(SIZE).scale(0.3, 1.0)).then(horizontalFlip()));
            p.encoder(conv(4, 6));
            p.loss(loss, l -> l.projector(mlp(8, DIMENSION)));
            p.gessl(g -> g.hypergradient(estimator).innerSteps(1));
            if (PLUGINS.create(Loss.class, loss).multiCrop()) {
                p.views(v -> v.local(2, a -> a.then(randomResizedCrop(SIZE / 2).scale(0.1, 0.4))));
            }
        });
        Sources settings = new Sources(List.of("train.epochs=1", "outer.schedule=cosine"), Map.of(), Optional.empty());
        return Pipeline.of(new PipelineResolver(PLUGINS).resolve(spec, settings).spec(), PLUGINS);
    }

    /** Every tensor before and after. */
    private record Run(Map<String, Checkpoint.Tensor> start, Map<String, Checkpoint.Tensor> end) {}

    private Run train(Pipeline pipeline) {
        List<TrainingListener.Step> done = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepped(Step step) {
                done.add(step);
            }
        };
        try (Trainer trainer =
                new Trainer(pipeline, new DrawnImages(16), new Checkpoints(folder, 3), List.of(listener))) {
            Map<String, Checkpoint.Tensor> start = trainer.tensors();
            trainer.run(() -> done.size() >= STEPS);
            return new Run(start, trainer.tensors());
        }
    }

    /** Images of noise. */
    private record DrawnImages(int size) implements ImageSet {
        @Override
        public int height() {
            return SIZE;
        }

        @Override
        public int width() {
            return SIZE;
        }

        @Override
        public int label(int index) {
            return index % 2;
        }

        @Override
        public void read(int index, ByteBuffer target) {
            byte[] pixels = new byte[imageBytes()];
            new Random(index).nextBytes(pixels);
            target.put(pixels);
        }
    }
}
