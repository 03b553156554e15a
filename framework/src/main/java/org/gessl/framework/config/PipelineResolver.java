package org.gessl.framework.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.UserException;

/** Turns a recipe's pipeline into the one that runs: overrides bound by name, and every plugin reference replaced by the plugin's options. */
public final class PipelineResolver {
    private final PluginRegistry plugins;

    /** Creates the resolver of pipelines that are made of {@code plugins}. */
    public PipelineResolver(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    /**
     * Returns {@code recipe} with the values of {@code sources}.
     *
     * @throws UserException with everything that is wrong with the sources, and with references to plugins that are not there
     */
    public ResolvedPipeline resolve(PipelineSpec recipe, Sources sources) {
        Overrides overrides = Overrides.read(sources);
        Settings settings = new Settings();
        PipelineSpec spec = new Binder(plugins, overrides, settings).bind(recipe);
        List<Problem> problems = new ArrayList<>(settings.problems());
        problems.addAll(overrides.problems());
        problems.addAll(overrides.unknown(settings.all().keySet()));
        if (!problems.isEmpty()) {
            throw new UserException("pipeline '" + recipe.name() + "'", problems);
        }
        return new ResolvedPipeline(spec, settings.all());
    }

    /**
     * Returns the pipeline whose {@linkplain ResolvedPipeline#values values} were kept, by a run for instance; no recipe is needed.
     *
     * @throws UserException if a plugin or an option is no longer there, or a value is no longer legal
     */
    public ResolvedPipeline restore(String name, Map<String, String> values) {
        List<String> arguments = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        return resolve(PipelineSpec.defaults(name), new Sources(arguments, Map.of(), Optional.empty()));
    }

    /** Returns what is wrong with {@code sources} whatever the pipeline is: for a start that has no pipeline. */
    public static List<Problem> syntaxProblems(Sources sources) {
        return Overrides.read(sources).problems();
    }
}
