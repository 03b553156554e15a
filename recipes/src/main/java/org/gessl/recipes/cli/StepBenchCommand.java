package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.DataSource;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.StepClock;
import org.gessl.recipes.SimclrGesslCifar10;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gessl bench step}: the plain step bare and with augmentation, and the bi-level steps, one after the other in every round so that
 * the machine's mood falls on all alike.
 */
@Command(
        name = "step",
        description = "Times of a training step of simclr-gessl-cifar10 on drawn images: plain and bi-level.")
final class StepBenchCommand implements Callable<Integer> {
    private static final int WARM_UP = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Steps of each kind that count (default ${DEFAULT-VALUE}).")
    private int rounds = 20;

    @Option(names = "--width", paramLabel = "W", description = "Width of the encoder (default ${DEFAULT-VALUE}).")
    private int width = 16;

    @Option(names = "--batch", paramLabel = "N", description = "Images of a batch (default ${DEFAULT-VALUE}).")
    private int batch = 64;

    @Override
    public Integer call() {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("plain, bare", List.of("gessl.hypergradient=none", "augment="));
        kinds.put("plain", List.of("gessl.hypergradient=none"));
        kinds.put("first-order, K=1", List.of("gessl.hypergradient=first-order"));
        kinds.put("exact, K=1", List.of("gessl.hypergradient=exact"));
        Map<String, StepClock> clocks = new LinkedHashMap<>();
        try (ImageData data = images(plugins)) {
            kinds.forEach((name, settings) -> clocks.put(name, clock(plugins, settings, data)));
            print(measure(clocks));
        } finally {
            clocks.values().forEach(StepClock::close);
        }
        return 0;
    }

    private Map<String, double[]> measure(Map<String, StepClock> clocks) {
        Map<String, double[]> times = new LinkedHashMap<>();
        clocks.keySet().forEach(name -> times.put(name, new double[rounds]));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, StepClock> clock : clocks.entrySet()) {
                double milliseconds = clock.getValue().milliseconds();
                if (round >= 0) {
                    times.get(clock.getKey())[round] = milliseconds;
                }
            }
        }
        return times;
    }

    private void print(Map<String, double[]> times) {
        PrintWriter out = spec.commandLine().getOut();
        double plain = median(times.get("plain"));
        out.printf(Locale.ROOT, "%-18s %10s %10s %14s%n", "step", "median ms", "least ms", "times plain");
        times.forEach((name, values) -> out.printf(
                Locale.ROOT,
                "%-18s %10.1f %10.1f %14.2f%n",
                name,
                median(values),
                Arrays.stream(values).min().orElse(0),
                median(values) / plain));
        out.flush();
    }

    private StepClock clock(PluginRegistry plugins, List<String> settings, ImageData data) {
        return new StepClock(Pipeline.of(resolve(plugins, settings), plugins), data.train());
    }

    private ImageData images(PluginRegistry plugins) {
        PipelineSpec drawn = resolve(plugins, List.of());
        return plugins.create(DataSource.class, drawn.data().data())
                .open(new DataSource.Request(
                        drawn.data().imageSize(),
                        StoreCache.defaultFolder(),
                        drawn.train().seed()));
    }

    private PipelineSpec resolve(PluginRegistry plugins, List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of("data=shapes", "encoder.width=" + width, "data.batchSize=" + batch));
        return new PipelineResolver(plugins)
                .resolve(new SimclrGesslCifar10().define(), new Sources(all, Map.of(), java.util.Optional.empty()))
                .spec();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
