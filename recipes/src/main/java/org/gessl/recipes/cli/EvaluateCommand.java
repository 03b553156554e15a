package org.gessl.recipes.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.train.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gessl evaluate RUN_DIR}: measures the newest checkpoint of a run. */
@Command(name = "evaluate", description = "Evaluate the newest checkpoint of a run.")
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", description = "Directory of the run.")
    private Path run;

    @Override
    public Integer call() {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        try (RunDirectory directory = RunDirectory.open(run)) {
            ResolvedPipeline pipeline = PipelineOptions.restore(directory.info(), plugins);
            return new TrainingRun(
                            pipeline, plugins, directory, spec.commandLine().getOut())
                    .evaluate();
        }
    }
}
