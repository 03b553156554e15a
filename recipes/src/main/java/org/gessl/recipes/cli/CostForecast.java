package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.gessl.framework.cost.BlankImages;
import org.gessl.framework.cost.Machine;
import org.gessl.framework.cost.MachineRates;
import org.gessl.framework.cost.RatesCache;
import org.gessl.framework.cost.RunForecast;
import org.gessl.framework.cost.StepForecast;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.TrainingData;

/** What a pipeline will take on this machine, as the command line tells it. */
final class CostForecast {
    private final PipelineSpec spec;
    private final PluginRegistry plugins;
    private final PrintWriter out;
    private final RatesCache cache;

    CostForecast(PipelineSpec spec, PluginRegistry plugins, PrintWriter out) {
        this(spec, plugins, out, new RatesCache(StoreCache.defaultFolder()));
    }

    CostForecast(PipelineSpec spec, PluginRegistry plugins, PrintWriter out, RatesCache cache) {
        this.spec = spec;
        this.plugins = plugins;
        this.out = out;
        this.cache = cache;
    }

    /** Prints the forecast of a step and, where the images can be opened, of the whole training. */
    void print() {
        if (cache.find(spec.train().precision()).isEmpty()) {
            out.println("measuring the speed of this machine, once");
            out.flush();
        }
        MachineRates rates = cache.get(spec.train().precision());
        Pipeline pipeline = Pipeline.of(spec, plugins);
        TrainingData opened;
        try {
            opened = PipelineData.openAll(spec, plugins);
        } catch (UserException e) {
            Mixture blank = BlankImages.mixture(spec);
            print(RunForecast.step(pipeline, blank, rates), 0);
            out.println("  training   unknown without the images: " + e.getMessage());
            return;
        }
        try (TrainingData data = opened) {
            RunForecast run = RunForecast.of(pipeline, data, rates);
            print(run.step(), run.dataMebibytes());
            line("  training   %,d steps, %s, without evaluation%n", run.steps(), text(run.seconds()));
        }
    }

    /** Prints the forecast beside what came out, if the speed of this machine is known from an earlier {@code gessl show --cost}. */
    void compare(TrainingData data, double stepSeconds, long peakMebibytes) {
        cache.find(spec.train().precision()).ifPresent(rates -> {
            RunForecast run = RunForecast.of(Pipeline.of(spec, plugins), data, rates);
            line(
                    "forecast %.1f ms a step and %.0f MiB; it took %.1f ms (%+.0f %%) and %d MiB (%+.0f %%)%n",
                    1e3 * run.step().seconds(),
                    run.mebibytes(),
                    1e3 * stepSeconds,
                    percentAbove(stepSeconds, run.step().seconds()),
                    peakMebibytes,
                    percentAbove(peakMebibytes, run.mebibytes()));
        });
    }

    private void print(StepForecast step, double dataMebibytes) {
        line("  machine    %s, %d cores%n", Machine.name(), Machine.cores());
        line("  step       %.1f ms, %.1f GFLOP%n", 1e3 * step.seconds(), step.flops() / 1e9);
        line("  memory     %.0f MiB at most in training%n", step.mebibytes() + dataMebibytes);
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
        out.flush();
    }

    private static double percentAbove(double actual, double forecast) {
        return 100 * (actual / forecast - 1);
    }

    private static String text(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
