package org.gessl.plugins.loss.decorrelation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.loss.NtXent.ntXent;
import static org.gessl.plugins.loss.decorrelation.BarlowTwins.barlowTwins;
import static org.gessl.plugins.loss.decorrelation.EmpSsl.empSsl;
import static org.gessl.plugins.loss.decorrelation.Frossl.frossl;
import static org.gessl.plugins.loss.decorrelation.Koleo.koleo;
import static org.gessl.plugins.loss.decorrelation.Lejepa.lejepa;
import static org.gessl.plugins.loss.decorrelation.Mmcr.mmcr;
import static org.gessl.plugins.loss.decorrelation.Tico.tico;
import static org.gessl.plugins.loss.decorrelation.Vicreg.vicreg;
import static org.gessl.plugins.loss.decorrelation.WMse.wMse;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gessl.dsl.LossScope;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two steps of training with each loss, alone and with exact hypergradients. */
class DecorrelationTrainingTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(DecorrelationTrainingTest.class.getClassLoader());
    private static final int SIZE = 8;
    private static final int STEPS = 2;

    @TempDir
    private Path folder;

    static Stream<LossSpec> losses() {
        return Stream.of(
                barlowTwins(),
                vicreg(),
                wMse(),
                tico(),
                frossl().views(3),
                mmcr(),
                empSsl().views(3),
                lejepa().numVectors(8),
                koleo());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void plainTraining_movesEveryKernelAndKeepsTensorsFinite(LossSpec loss) {
        assertTrains(loss, none());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void bilevelTraining_movesEveryKernelAndKeepsTensorsFinite(LossSpec loss) {
        assertTrains(loss, exact());
    }

    @Test
    void training_withTheSpreadOfFeaturesAdded_movesEveryKernel() {
        assertTrains(pipelineOf(ntXent(), l -> l.plus(0.1, koleo().features(true)), exact()));
    }

    private void assertTrains(LossSpec loss, HypergradientSpec estimator) {
        assertTrains(pipelineOf(loss, l -> {}, estimator));
    }

    private void assertTrains(Pipeline pipeline) {
        List<TrainingListener.Step> done = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepped(Step step) {
                done.add(step);
            }
        };
        try (Trainer trainer =
                new Trainer(pipeline, new DrawnImages(12), new Checkpoints(folder, 3), List.of(listener))) {
            Map<String, Checkpoint.Tensor> start = trainer.tensors();
            trainer.run(() -> done.size() >= STEPS);
            trainer.tensors().forEach((name, tensor) -> {
                if (isKernel(name)) {
                    assertThat(tensor.values())
                            .as(name)
                            .isNotEqualTo(start.get(name).values());
                }
                for (float value : tensor.values()) {
                    assertThat(value).as(name).isFinite();
                }
            });
        }
    }

    /** Other tensors may rest: a loss that whitens or normalises features does not see their scale and shift. */
    private static boolean isKernel(String name) {
        return name.endsWith("kernel") || name.contains("/conv") || name.startsWith("loss/");
    }

    private static Pipeline pipelineOf(LossSpec loss, Consumer<LossScope> added, HypergradientSpec estimator) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(6).imageSize(SIZE));
            p.augment(a -> a.then(randomResizedCrop(SIZE).scale(0.3, 1.0)));
            p.encoder(conv(4, 6));
            p.loss(loss, l -> added.accept(l.projector(mlp(8, 4))));
            p.gessl(g -> g.hypergradient(estimator).innerSteps(1));
            if (PLUGINS.create(Loss.class, loss).multiCrop()) {
                p.views(v -> v.local(2, a -> a.then(randomResizedCrop(SIZE / 2).scale(0.1, 0.4))));
            }
        });
        Sources settings = new Sources(List.of("train.epochs=1", "outer.schedule=cosine"), Map.of(), Optional.empty());
        return Pipeline.of(new PipelineResolver(PLUGINS).resolve(spec, settings).spec(), PLUGINS);
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
