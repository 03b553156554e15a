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
import org.gessl.recipes.source.RecipeSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The recipe and its overrides, as every command that works on a pipeline takes them: mix it in with {@code @Mixin}. */
public final class PipelineOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RECIPE",
            description = "Name of a recipe, the full name of its class, or a source file such as MyRecipe.java.")
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

    private RecipeSource source;

    /** Returns the recipe's name as given; empty if none was, as for a command that can go on with an earlier run. */
    public Optional<String> recipe() {
        return Optional.ofNullable(recipe);
    }

    /** Returns the source file of the recipe that was {@linkplain #resolve resolved}; empty if it came from the class path. */
    Optional<RecipeSource> source() {
        return Optional.ofNullable(source);
    }

    /** Returns the values of {@code --set}, each {@code key=value}. */
    List<String> settings() {
        return List.copyOf(overrides);
    }

    /** Returns the file of {@code --config}. */
    Optional<Path> config() {
        return Optional.ofNullable(file);
    }

    /** Returns whether the command line itself overrides something. */
    public boolean overrides() {
        return !overrides.isEmpty() || file != null;
    }

    /**
     * Returns the pipeline with all overrides: command line, environment ({@code GESSL_...}), file.
     *
     * @param plugins the plugins that the pipeline may use
     * @throws UserException with everything that is wrong with the recipe's name and the overrides
     * @throws ParameterException if no recipe is given
     */
    public ResolvedPipeline resolve(PluginRegistry plugins) {
        if (recipe == null) {
            throw new ParameterException(command.commandLine(), "Missing required parameter: 'RECIPE'");
        }
        return resolve(recipe, overrides, plugins);
    }

    /**
     * Returns the pipeline of {@code name} with {@code settings}, each {@code key=value}, in place of those of the command line.
     *
     * @throws UserException with everything that is wrong with them
     */
    ResolvedPipeline resolve(String name, List<String> settings, PluginRegistry plugins) {
        Sources sources = new Sources(settings, System.getenv(), config());
        return new PipelineResolver(plugins).resolve(pipeline(name, sources), sources);
    }

    /**
     * Returns the pipeline of an earlier run with the overrides of the command line and its file; the environment was heard when it started.
     *
     * @throws UserException if the run's pipeline cannot be {@linkplain #restore restored}, or with everything that is wrong with the overrides
     */
    ResolvedPipeline resolve(RunInfo run, PluginRegistry plugins) {
        return new PipelineResolver(plugins)
                .resolve(restore(run, plugins).spec(), new Sources(overrides, Map.of(), config()));
    }

    /**
     * Returns the pipeline of an earlier run, whatever its recipe and the environment say now.
     *
     * @throws UserException {@code run-changed} if the pipeline is no longer the same, or what a plugin refuses
     */
    static ResolvedPipeline restore(RunInfo run, PluginRegistry plugins) {
        ResolvedPipeline pipeline = new PipelineResolver(plugins).restore(run.recipe(), run.settings());
        if (!pipeline.spec().hash().equals(run.specHash())) {
            throw new UserException(
                    "run-changed",
                    "the plugins are no longer those that this run was started with: the hash of its pipeline was "
                            + run.specHash() + " and is now "
                            + pipeline.spec().hash());
        }
        return pipeline;
    }

    private PipelineSpec pipeline(String recipe, Sources sources) {
        try {
            return pipeline(recipe);
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

    private PipelineSpec pipeline(String recipe) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (!RecipeSource.isFile(recipe)) {
            return new RecipeCatalog(loader).pipeline(recipe);
        }
        source = RecipeSource.read(Path.of(recipe));
        return source.recipe(loader).define();
    }
}
