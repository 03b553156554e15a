package org.gessl.recipes.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gessl evaluate RUN_DIR}: measures the newest checkpoint of a run, by its recipe's protocols or by others. */
@Command(name = "evaluate", description = "Evaluate the newest checkpoint of a run.")
final class EvaluateCommand implements Callable<Integer> {
    private static final String SLOT = "evaluate";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", description = "Directory of the run.")
    private Path run;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            split = ",",
            description = "Protocol such as linear, in place of the recipe's; repeatable.")
    private List<String> protocols = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override an option of a protocol, such as evaluate.knn.k=20; repeatable.")
    private List<String> overrides = new ArrayList<>();

    @Override
    public Integer call() {
        PluginRegistry plugins = PluginRegistry.load(Thread.currentThread().getContextClassLoader());
        try (RunDirectory directory = RunDirectory.open(run)) {
            ResolvedPipeline trained = PipelineOptions.restore(directory.info(), plugins);
            ResolvedPipeline measured = new PipelineResolver(plugins)
                    .resolve(trained.spec(), new Sources(settings(), Map.of(), Optional.empty()));
            return new TrainingRun(
                            measured, plugins, directory, spec.commandLine().getOut())
                    .evaluate();
        }
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>();
        if (!protocols.isEmpty()) {
            settings.add(SLOT + "=" + String.join(",", protocols));
        }
        for (String override : overrides) {
            if (!override.startsWith(SLOT + ".") && !override.startsWith(SLOT + "=")) {
                throw new UserException(
                        "evaluate-option",
                        "--set " + override + ": a run is measured as it was trained; set " + SLOT
                                + ", the list of protocols, or an option below it");
            }
            settings.add(override);
        }
        return settings;
    }
}
