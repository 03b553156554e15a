package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.StepClock;
import org.gessl.framework.train.StepTimes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gessl bench step}: the plain step bare and with augmentation, and the bi-level steps. */
@Command(
        name = "step",
        description = "Times of a training step of simclr-gessl-cifar10 on drawn images: plain and bi-level.")
final class StepBenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchOptions bench;

    @Override
    public Integer call() {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("plain, bare", List.of("gessl.hypergradient=none", "augment="));
        kinds.put("plain", List.of("gessl.hypergradient=none"));
        kinds.put("first-order, K=1", List.of("gessl.hypergradient=first-order"));
        kinds.put("exact, K=1", List.of("gessl.hypergradient=exact"));
        int rounds = bench.rounds();
        Map<String, StepClock> clocks = new LinkedHashMap<>();
        try (ImageData data =
                PipelineData.open(bench.pipeline(plugins, List.of()).spec(), plugins)) {
            kinds.forEach((name, settings) -> clocks.put(
                    name,
                    new StepClock(
                            Pipeline.of(bench.pipeline(plugins, settings).spec(), plugins),
                            Mixture.of(data.pretraining()))));
            print(StepTimes.interleaved(clocks, rounds));
        } finally {
            clocks.values().forEach(StepClock::close);
        }
        return 0;
    }

    private void print(Map<String, StepTimes> times) {
        PrintWriter out = spec.commandLine().getOut();
        double plain = times.get("plain").median();
        out.printf(Locale.ROOT, "%-18s %10s %10s %14s%n", "step", "median ms", "least ms", "times plain");
        times.forEach((name, of) -> out.printf(
                Locale.ROOT, "%-18s %10.1f %10.1f %14.2f%n", name, of.median(), of.least(), of.median() / plain));
        out.flush();
    }
}
