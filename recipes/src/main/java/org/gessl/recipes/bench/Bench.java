package org.gessl.recipes.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.TrainingData;
import org.gessl.recipes.SimclrCifar10;

/**
 * What the parts of the benchmark share: settings, the pipelines that they measure, and where their figures go.
 *
 * @param settings what is measured
 * @param plugins the plugins
 * @param peer what it is compared with
 * @param folder an empty folder for files that are measured
 * @param firstSteps what runs a pipeline in a fresh process
 * @param results the figures so far
 * @param sink told of each figure
 */
public record Bench(
        Settings settings,
        PluginRegistry plugins,
        Optional<Peer> peer,
        Path folder,
        FirstSteps firstSteps,
        List<Result> results,
        Consumer<Result> sink) {
    private static final int LEAST_IMAGES = 20;
    private static final int BATCHES = 8;

    /**
     * What is measured.
     *
     * @param widths widths of the encoder
     * @param batch images of a batch
     * @param rounds steps of each kind that count
     * @param precision value of {@code train.precision}
     */
    public record Settings(List<Integer> widths, int batch, int rounds, String precision) {}

    /** Takes a figure. */
    void add(Result result) {
        results.add(result);
        sink.accept(result);
    }

    /** Returns the median of a figure that was measured before. */
    Optional<Double> median(String name) {
        return results.stream()
                .filter(r -> r.name().equals(name))
                .map(Result::median)
                .findFirst();
    }

    /** Returns simclr-cifar10 of {@code width} on drawn images with {@code more} settings, each {@code key=value}. */
    ResolvedPipeline pipeline(int width, String... more) {
        List<String> all = new ArrayList<>(onShapes(settings.batch(), width));
        all.add("train.precision=" + settings.precision());
        all.addAll(Arrays.asList(more));
        return pipeline(all);
    }

    /** Returns simclr-cifar10 with {@code settings}, each {@code key=value}. */
    ResolvedPipeline pipeline(List<String> settings) {
        return new PipelineResolver(plugins)
                .resolve(new SimclrCifar10().define(), new Sources(settings, Map.of(), Optional.empty()));
    }

    /** Returns the settings, each {@code key=value}, of a pipeline on a few batches of drawn images with an encoder of {@code width}. */
    public static List<String> onShapes(int batch, int width) {
        return List.of(
                "data=shapes",
                "data.trainImages=" + Math.max(LEAST_IMAGES, BATCHES * batch),
                "data.testImages=" + LEAST_IMAGES,
                "data.batchSize=" + batch,
                "encoder.width=" + width);
    }

    /** Returns the pipeline's parts. */
    Pipeline build(ResolvedPipeline resolved) {
        return Pipeline.of(resolved.spec(), plugins);
    }

    /** Opens the pipeline's images, to be closed by the caller. */
    ImageData open(ResolvedPipeline resolved) {
        return open(resolved, StoreCache.defaultFolder());
    }

    /** Opens the pipeline's images, decoded into {@code cache}, to be closed by the caller. */
    ImageData open(ResolvedPipeline resolved, Path cache) {
        return TrainingData.openMain(resolved.spec(), plugins, cache);
    }
}
