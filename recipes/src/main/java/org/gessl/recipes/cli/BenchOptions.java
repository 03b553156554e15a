package org.gessl.recipes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.gessl.recipes.SimclrGesslCifar10;
import org.gessl.recipes.bench.Bench;
import picocli.CommandLine.Option;

/** What is measured, as every benchmark takes it: mix it in with {@code @Mixin}. */
final class BenchOptions {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Steps of each kind that count (default ${DEFAULT-VALUE}).")
    private int rounds = 20;

    @Option(names = "--width", paramLabel = "W", description = "Width of the encoder (default ${DEFAULT-VALUE}).")
    private int width = 16;

    @Option(names = "--batch", paramLabel = "N", description = "Images of a batch (default ${DEFAULT-VALUE}).")
    private int batch = 64;

    /**
     * Returns how many steps of each kind count.
     *
     * @throws UserException if they are fewer than one
     */
    int rounds() {
        return AtLeastOne.require("option-range", "--rounds", rounds);
    }

    /** Returns simclr-gessl-cifar10 of the given width and batch, on drawn images, with {@code settings}, each {@code key=value}. */
    ResolvedPipeline pipeline(PluginRegistry plugins, List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(Bench.onShapes(batch, width));
        return new PipelineResolver(plugins)
                .resolve(new SimclrGesslCifar10().define(), new Sources(all, Map.of(), Optional.empty()));
    }
}
