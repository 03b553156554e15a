package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.profile.ChromeTrace;
import org.gessl.framework.profile.StepProfile;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.StepProfiler;
import org.gessl.framework.train.TrainingData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gessl profile}: where the time of a pipeline's step goes. */
@Command(
        name = "profile",
        description = "Show where the time of a training step goes: by part of the step and by operation type.")
final class ProfileCommand implements Callable<Integer> {
    private static final int TYPES = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions options;

    @Option(names = "--steps", paramLabel = "N", description = "Steps that are traced (default ${DEFAULT-VALUE}).")
    private int steps = 5;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Also write every operation to this file, for chrome://tracing or ui.perfetto.dev.")
    private Path trace;

    @Override
    public Integer call() {
        AtLeastOne.require("option-range", "--steps", steps);
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        PipelineSpec pipeline = options.resolve(plugins).spec();
        try (TrainingData data = PipelineData.openAll(pipeline, plugins)) {
            StepProfile profile = new StepProfiler(Pipeline.of(pipeline, plugins), data.episodes()).profile(steps);
            print(profile);
            if (trace != null) {
                ChromeTrace.write(profile, trace);
            }
        }
        return 0;
    }

    private void print(StepProfile profile) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%.1f ms a traced step, of which %.1f %% outside operations%n%n",
                profile.milliseconds() / profile.steps(),
                100 * profile.idle());
        heading(out, "part");
        profile.parts()
                .forEach((part, share) ->
                        row(out, part.name().toLowerCase(Locale.ROOT).replace('_', '-'), share));
        out.println();
        heading(out, "operation type");
        profile.types().entrySet().stream().limit(TYPES).forEach(type -> row(out, type.getKey(), type.getValue()));
        if (profile.types().size() > TYPES) {
            out.println("and " + (profile.types().size() - TYPES) + " more");
        }
        out.flush();
    }

    private static void heading(PrintWriter out, String what) {
        out.printf(Locale.ROOT, "%-28s %8s %11s %13s%n", what, "share", "ms a step", "times a step");
    }

    private static void row(PrintWriter out, String name, StepProfile.Share share) {
        out.printf(
                Locale.ROOT,
                "%-28s %6.1f %% %11.2f %13.1f%n",
                name,
                100 * share.share(),
                share.milliseconds(),
                share.count());
    }
}
