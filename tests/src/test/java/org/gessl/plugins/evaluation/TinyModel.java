package org.gessl.plugins.evaluation;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.loss.NtXent.ntXent;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.gessl.dsl.PipelineScope;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Named;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.InitialState;
import org.gessl.framework.train.Pipeline;

/** A small untrained model on images of noise, 8 x 8. */
final class TinyModel {
    static final PluginRegistry PLUGINS = PluginRegistry.load(TinyModel.class.getClassLoader());

    private TinyModel() {}

    /** Returns the model of a pipeline of which {@code part} chooses more. */
    static EvaluatedModel of(Consumer<PipelineScope> part) {
        Pipeline pipeline = Pipeline.of(
                new PipelineResolver(PLUGINS)
                        .resolve(
                                pipeline("tiny", p -> {
                                    p.data(
                                            Named.named("shapes"),
                                            d -> d.batchSize(6).imageSize(8));
                                    p.augment(a -> a.then(horizontalFlip()).then(colorJitter(0.4, 0.4, 0.4, 0.1)));
                                    p.encoder(conv(4, 6));
                                    p.loss(ntXent(), l -> l.projector(mlp(8, 5)));
                                    part.accept(p);
                                }),
                                Sources.none())
                        .spec(),
                PLUGINS);
        ImageData images = new ImageData("noise", new Noise(12), new Noise(20), List.of("a", "b"), "", 0);
        return new EvaluatedModel(pipeline, InitialState.of(pipeline, 8, 8), images);
    }

    /** Returns {@code model} with a projector that gives the same embedding to every image. */
    static EvaluatedModel collapsed(EvaluatedModel model) {
        Map<String, Checkpoint.Tensor> tensors = new LinkedHashMap<>(model.tensors());
        tensors.replaceAll((name, tensor) -> switch (name) {
            case "head/output/kernel" -> filled(tensor, 0);
            case "head/output/bias" -> filled(tensor, 1);
            default -> tensor;
        });
        return new EvaluatedModel(model.pipeline(), tensors, model.images());
    }

    private static Checkpoint.Tensor filled(Checkpoint.Tensor like, float value) {
        float[] values = new float[like.values().length];
        Arrays.fill(values, value);
        return new Checkpoint.Tensor(like.shape(), values);
    }

    /** Images of noise. */
    private record Noise(int size) implements ImageSet {
        @Override
        public int height() {
            return 8;
        }

        @Override
        public int width() {
            return 8;
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
