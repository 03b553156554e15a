package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gessl run}: trains a pipeline, evaluates it and leaves a run directory. */
@Command(name = "run", description = "Train a recipe, evaluate it, and keep everything in a run directory.")
final class RunCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory of the run; without it a new one under runs/.")
    private Path out;

    @Option(
            names = "--resume",
            paramLabel = "RUN_DIR",
            description = "Continue an interrupted run exactly, with the settings it was started with.")
    private Path resume;

    /** Returns the exit code: 0, or 130 if the run was interrupted. */
    @Override
    public Integer call() {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        PrintWriter console = spec.commandLine().getOut();
        if (resume != null) {
            if (options.recipe().isPresent() || options.overrides() || out != null) {
                throw new UserException(
                        "usage", "--resume takes recipe and settings from its run directory; give nothing else");
            }
            try (RunDirectory directory = RunDirectory.open(resume)) {
                ResolvedPipeline pipeline = PipelineOptions.restore(directory.info(), plugins);
                return new TrainingRun(pipeline, plugins, directory, console).resume();
            }
        }
        ResolvedPipeline pipeline = options.resolve(plugins);
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        try (RunDirectory directory = out != null
                ? RunDirectory.create(out)
                : RunDirectory.create(RUNS, pipeline.spec().name(), LocalDateTime.now())) {
            return new TrainingRun(pipeline, plugins, directory, console).start(arguments);
        }
    }
}
