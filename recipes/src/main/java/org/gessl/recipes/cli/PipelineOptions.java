package org.gessl.recipes.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.RunInfo;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The recipe and its overrides, as every command that works on a pipeline takes them: mix it in with {@code @Mixin}. */
public final class PipelineOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RECIPE",
            description = "Name of a recipe, or the full name of its class.")
    private String recipe;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Override an option, such as loss.temperature=0.2, or a plugin, such as loss=nt-xent; repeatable.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties or YAML file with overrides; the environment and --set win over it.")
    private Path file;

    /**
     * Returns the pipeline with all overrides: command line, environment ({@code GESSL_...}), file.
     *
     * @param plugins the plugins that the pipeline may use
     * @throws UserException with everything that is wrong with the recipe's name and the overrides
     */
    public ResolvedPipeline resolve(PluginRegistry plugins) {
        Sources sources = new Sources(overrides, System.getenv(), Optional.ofNullable(file));
        return new PipelineResolver(plugins).resolve(pipeline(sources), sources);
    }

    /** Returns whether the user gave a recipe or any override. */
    boolean given() {
        return recipe != null || !overrides.isEmpty() || file != null;
    }

    /**
     * Returns the pipeline of an earlier run: its recipe with the settings of then, whatever the environment says now.
     *
     * @throws UserException {@code run-changed} if the recipe or a plugin has changed since
     */
    static ResolvedPipeline rebuild(RunInfo run, PluginRegistry plugins) {
        List<String> settings = run.settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        PipelineSpec recipe = new RecipeCatalog(Thread.currentThread().getContextClassLoader()).pipeline(run.recipe());
        Sources sources = new Sources(settings, Map.of(), Optional.empty());
        ResolvedPipeline pipeline = new PipelineResolver(plugins).resolve(recipe, sources);
        if (!pipeline.spec().hash().equals(run.specHash())) {
            throw new UserException(
                    "run-changed",
                    "recipe '" + run.recipe() + "' is no longer what this run was started with: its hash was "
                            + run.specHash() + " and is now " + pipeline.spec().hash()
                            + "; compare spec.txt of the run with 'gessl show " + run.recipe() + "'");
        }
        return pipeline;
    }

    private PipelineSpec pipeline(Sources sources) {
        if (recipe == null) {
            throw new UserException("recipe-missing", "name a recipe; 'gessl list recipes' shows them");
        }
        try {
            return new RecipeCatalog(Thread.currentThread().getContextClassLoader()).pipeline(recipe);
        } catch (UserException e) {
            List<Problem> others = PipelineResolver.syntaxProblems(sources);
            if (others.isEmpty()) {
                throw e;
            }
            List<Problem> problems = new ArrayList<>(e.problems());
            problems.addAll(others);
            throw new UserException("the start of '" + recipe + "'", problems);
        }
    }
}
