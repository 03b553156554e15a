package org.gessl.plugins.loss;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.augmentation.RandomResizedCrop.randomResizedCrop;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Mlp.mlp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gessl.dsl.LossScope;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
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
import org.gessl.toys.NoiseImages;

/**
 * A few steps of training a small network with a loss, on images of noise.
 *
 * @param start every tensor before them
 * @param end every tensor after them
 */
public record LossTraining(Map<String, Checkpoint.Tensor> start, Map<String, Checkpoint.Tensor> end) {
    /** The steps. */
    public static final int STEPS = 3;

    /** Images of a batch. */
    public static final int BATCH = 6;

    /** Numbers of an embedding: fewer than a batch has images, so that it can be whitened. */
    public static final int DIMENSION = 4;

    private static final PluginRegistry PLUGINS = PluginRegistry.load(LossTraining.class.getClassLoader());
    private static final int SIZE = 8;

    /** Trains with {@code loss} alone. */
    public static LossTraining of(LossSpec loss, HypergradientSpec estimator, Path checkpoints) {
        return of(loss, added -> {}, estimator, checkpoints);
    }

    /** Trains with {@code loss} and what {@code added} adds to it. */
    public static LossTraining of(
            LossSpec loss, Consumer<LossScope> added, HypergradientSpec estimator, Path checkpoints) {
        List<TrainingListener.Step> done = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepped(Step step) {
                done.add(step);
            }
        };
        Pipeline pipeline = pipelineOf(loss, added, estimator);
        NoiseImages images = new NoiseImages((STEPS + 1) * BATCH, SIZE);
        try (Trainer trainer = new Trainer(pipeline, images, new Checkpoints(checkpoints, 3), List.of(listener))) {
            Map<String, Checkpoint.Tensor> start = trainer.tensors();
            trainer.run(() -> done.size() >= STEPS);
            return new LossTraining(start, trainer.tensors());
        }
    }

    private static Pipeline pipelineOf(LossSpec loss, Consumer<LossScope> added, HypergradientSpec estimator) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(BATCH).imageSize(SIZE));
            p.augment(a -> a.then(randomResizedCrop(SIZE).scale(0.3, 1.0)).then(horizontalFlip()));
            p.encoder(conv(4, 6));
            p.loss(loss, l -> added.accept(l.projector(mlp(8, DIMENSION))));
            p.gessl(g -> g.hypergradient(estimator).innerSteps(1));
            if (PLUGINS.create(Loss.class, loss).multiCrop()) {
                p.views(v -> v.local(2, a -> a.then(randomResizedCrop(SIZE / 2).scale(0.1, 0.4))));
            }
        });
        Sources settings = new Sources(List.of("train.epochs=1", "outer.schedule=cosine"), Map.of(), Optional.empty());
        return Pipeline.of(new PipelineResolver(PLUGINS).resolve(spec, settings).spec(), PLUGINS);
    }
}
