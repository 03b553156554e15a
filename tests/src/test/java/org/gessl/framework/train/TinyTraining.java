package org.gessl.framework.train;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gessl.dsl.PipelineScope;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.toys.NoiseImages;

/** Training of small networks on images of noise. */
final class TinyTraining {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(TinyTraining.class.getClassLoader());

    private static final Mixture EPISODES = new Mixture(List.of(
            new Mixture.Share("many", new NoiseImages(24, 16), 2),
            new Mixture.Share("few", new NoiseImages(8, 16), 1)));

    private TinyTraining() {}

    static Pipeline pipelineOf(Consumer<PipelineScope> part) {
        return pipelineOf(part, 8);
    }

    static Pipeline pipelineOf(Consumer<PipelineScope> part, int batchSize) {
        return built(
                p -> {
                    p.encoder(conv(4, 6));
                    p.loss(ntXent(), l -> l.projector(mlp(8, 6)));
                    part.accept(p);
                },
                batchSize);
    }

    static Pipeline built(Consumer<PipelineScope> network, int batchSize) {
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

    static Map<String, Checkpoint.Tensor> train(Pipeline pipeline, Path checkpoints, long steps) {
        return train(pipeline, checkpoints, steps, new ArrayList<>());
    }

    static Map<String, Checkpoint.Tensor> train(
            Pipeline pipeline, Path checkpoints, long steps, List<TrainingListener.Step> done) {
        return train(pipeline, checkpoints, steps, done, tensors -> Map.of());
    }

    static Map<String, Checkpoint.Tensor> train(
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
