package org.gessl.plugins.evaluation;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.plugins.augmentation.ColorJitter.colorJitter;
import static org.gessl.plugins.augmentation.HorizontalFlip.horizontalFlip;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gessl.dsl.AugmentScope;
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
import org.gessl.toys.NoiseImages;

/** A small untrained model on images of noise, 8 x 8. */
public final class TinyModel {
    /** All plugins. */
    public static final PluginRegistry PLUGINS = PluginRegistry.load(TinyModel.class.getClassLoader());

    private TinyModel() {}

    /** Returns the model of a pipeline of which {@code part} chooses more. */
    public static EvaluatedModel of(Consumer<PipelineScope> part) {
        return of(a -> a.then(horizontalFlip()).then(colorJitter(0.4, 0.4, 0.4, 0.1)), part);
    }

    /** Returns the model of a pipeline with the augmentations {@code augment}, of which {@code part} chooses more. */
    public static EvaluatedModel of(Consumer<AugmentScope> augment, Consumer<PipelineScope> part) {
        Pipeline pipeline = Pipeline.of(
                new PipelineResolver(PLUGINS)
                        .resolve(
                                pipeline("tiny", p -> {
                                    p.data(
                                            Named.named("shapes"),
                                            d -> d.batchSize(6).imageSize(8));
                                    p.augment(augment);
                                    p.encoder(conv(4, 6));
                                    p.loss(ntXent(), l -> l.projector(mlp(8, 5)));
                                    part.accept(p);
                                }),
                                Sources.none())
                        .spec(),
                PLUGINS);
        ImageData images =
                new ImageData("noise", new NoiseImages(12, 8), new NoiseImages(20, 8), List.of("a", "b"), "", 0);
        return new EvaluatedModel(pipeline, InitialState.of(pipeline, 8, 8), images);
    }

    /** Returns {@code model} on images whose class is their brightness: class c of C around {@code (c + 1/2) / C}, with noise. */
    public static EvaluatedModel onShades(EvaluatedModel model, int train, int test, int classes) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(c -> "shade-" + c).toList();
        ImageData images =
                new ImageData("shades", new Shades(train, classes, 1), new Shades(test, classes, 2), names, "", 0);
        return new EvaluatedModel(model.pipeline(), model.tensors(), images);
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

    /** Images of one brightness each, with noise. */
    private record Shades(int size, int classes, long seed) implements ImageSet {
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
            return index % classes;
        }

        @Override
        public void read(int index, ByteBuffer target) {
            Random random = new Random(1000 * seed + index);
            byte[] pixels = new byte[imageBytes()];
            double centre = 255 * (label(index) + 0.5) / classes;
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) Math.round(Math.min(255, Math.max(0, centre + 8 * random.nextGaussian())));
            }
            target.put(pixels);
        }
    }
}
