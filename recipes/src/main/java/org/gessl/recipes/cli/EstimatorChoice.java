package org.gessl.recipes.cli;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gessl.framework.config.Nearest;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.spec.UserException;

/**
 * A hypergradient estimator to measure, written {@code NAME} or {@code NAME:OPTION=VALUE:...}.
 *
 * @param name the plugin's name
 * @param options values of its options; the others are those of the pipeline if it names this estimator, else their defaults
 */
record EstimatorChoice(String name, Map<String, String> options) {
    private static final String KEY = "gessl.hypergradient";

    EstimatorChoice {
        options = new LinkedHashMap<>(options);
    }

    /** Returns every estimator on the class path that adapts, and each of them again with one of its switches turned. */
    static List<EstimatorChoice> all(PluginRegistry plugins) {
        List<EstimatorChoice> result = new ArrayList<>();
        for (PluginBinding binding : adapting(plugins)) {
            result.add(new EstimatorChoice(binding.name(), Map.of()));
            Record defaults = (Record) binding.defaults();
            for (RecordComponent option : defaults.getClass().getRecordComponents()) {
                if (option.getType() == boolean.class) {
                    String turned = String.valueOf(!(Boolean) Specs.read(defaults, option));
                    result.add(new EstimatorChoice(binding.name(), Map.of(option.getName(), turned)));
                }
            }
        }
        return result;
    }

    /**
     * Returns the estimators written in {@code texts}; all if there are none.
     *
     * @throws UserException {@code estimator-unknown} for a name that no adapting estimator has, {@code config-syntax} for a bad option
     */
    static List<EstimatorChoice> of(List<String> texts, PluginRegistry plugins) {
        return texts.isEmpty()
                ? all(plugins)
                : texts.stream().map(text -> of(text, plugins)).distinct().toList();
    }

    private static EstimatorChoice of(String text, PluginRegistry plugins) {
        String[] parts = text.strip().split(":");
        List<String> names = adapting(plugins).stream().map(PluginBinding::name).toList();
        if (!names.contains(parts[0])) {
            throw new UserException(
                    "estimator-unknown",
                    "--estimators " + text + ": there is no estimator '" + parts[0] + "' with an inner loop; there is "
                            + String.join(", ", names) + Nearest.hint(parts[0], names));
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 1) {
                throw new UserException(
                        "config-syntax", "--estimators " + text + ": '" + parts[i] + "' must be OPTION=VALUE");
            }
            options.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return new EstimatorChoice(parts[0], options);
    }

    private static List<PluginBinding> adapting(PluginRegistry plugins) {
        return plugins.plugins(PluginFamily.HYPERGRADIENT).stream()
                .filter(binding ->
                        plugins.create(Hypergradient.class, binding.defaults()).adapts())
                .toList();
    }

    /** Returns the choice as it is written. */
    String label() {
        return name
                + options.entrySet().stream()
                        .map(option -> ":" + option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining());
    }

    /**
     * Returns {@code pipeline} with this estimator in place of its own.
     *
     * @throws UserException if the estimator has no such option, or refuses its value
     */
    ResolvedPipeline in(ResolvedPipeline pipeline, PluginRegistry plugins) {
        Map<String, String> values = new LinkedHashMap<>(pipeline.values());
        if (!name.equals(values.get(KEY))) {
            values.keySet().removeIf(key -> key.startsWith(KEY + "."));
        }
        values.put(KEY, name);
        options.forEach((option, value) -> values.put(KEY + "." + option, value));
        return new PipelineResolver(plugins).restore(pipeline.spec().name(), values);
    }
}
