package org.gessl.framework.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.bilevel.Guide;
import org.gessl.framework.bilevel.InnerLoop;
import org.gessl.framework.bilevel.LossWeights;
import org.gessl.framework.bilevel.Model;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.plugin.Head;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Objective;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.Thresholds;
import org.gessl.framework.spec.BatchStatistics;

/**
 * The bi-level problem that a reference file describes, made of plugins.
 *
 * @param model encoder, head and loss
 * @param guide thresholds and discriminative loss
 * @param objective what the outer loop minimises
 * @param innerLoop the inner steps
 * @param innerWeights weights of the parts of the inner loss
 * @param estimator the hypergradient estimator
 * @param tasks number of tasks
 */
record GoldenProblem(
        Model model,
        Guide guide,
        Objective objective,
        InnerLoop innerLoop,
        LossWeights innerWeights,
        Hypergradient estimator,
        int tasks) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Returns the problem of {@code file}.
     *
     * @throws MissingFeatureException if a plugin or an option does not exist
     */
    static GoldenProblem of(GoldenFile file, PluginRegistry registry) {
        Plugins plugins = new Plugins(registry);
        JsonNode network = file.root().path("network");
        JsonNode options = file.root().path("options");
        Objective objective = plugins.create(
                Objective.class,
                PluginFamily.OBJECTIVE,
                options.path("objective").asText(),
                objectiveOptions(options));
        Thresholds thresholds = plugins.create(
                Thresholds.class,
                PluginFamily.THRESHOLDS,
                "network",
                network.has("threshold_hidden") ? Map.of("hidden", value(network.path("threshold_hidden"))) : Map.of());
        return new GoldenProblem(
                model(plugins, network, options),
                new Guide(thresholds, objective.temperature()),
                objective,
                innerLoop(plugins, options),
                new LossWeights(1, objective.discriminativeWeight()),
                estimator(plugins, options.path("estimator").asText(), options),
                options.path("tasks").asInt(1));
    }

    /** Returns the inner loop that {@code options} describe. */
    static InnerLoop innerLoop(PluginRegistry registry, JsonNode options) {
        return innerLoop(new Plugins(registry), options);
    }

    /** Returns the estimator {@code name} with what {@code options} hold for it. */
    static Hypergradient estimator(PluginRegistry registry, String name, JsonNode options) {
        return estimator(new Plugins(registry), name, options);
    }

    private static Model model(Plugins plugins, JsonNode network, JsonNode options) {
        Encoder encoder = network.path("encoder").asText().equals("resnet")
                ? plugins.create(
                        Encoder.class, PluginFamily.ENCODER, "resnet-18", Map.of("width", value(network.path("width"))))
                : plugins.create(
                        Encoder.class,
                        PluginFamily.ENCODER,
                        network.path("encoder").asText(),
                        Map.of("widths", value(network.path("widths"))));
        Head head = plugins.create(
                Head.class,
                PluginFamily.HEAD,
                network.path("head").asText(),
                Map.of("output", value(network.path("embedding"))));
        Loss loss = plugins.create(
                Loss.class, PluginFamily.LOSS, "nt-xent", Map.of("temperature", value(options.path("tau_ssl"))));
        boolean joint = options.path("bn").asText().equals("joint");
        return new Model(encoder, head, loss, joint ? BatchStatistics.JOINT : BatchStatistics.PER_VIEW);
    }

    private static Map<String, Object> objectiveOptions(JsonNode options) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("temperature", value(options.path("tau")));
        result.put("discriminativeWeight", value(options.path("w_disc")));
        if (options.has("w_query")) {
            result.put("queryWeight", value(options.path("w_query")));
        }
        if (options.has("lambda")) {
            result.put("lookAhead", value(options.path("lambda")));
        }
        return result;
    }

    private static InnerLoop innerLoop(Plugins plugins, JsonNode options) {
        JsonNode inner = options.path("inner_optimizer");
        Map<String, Object> settings = new LinkedHashMap<>();
        inner.properties().stream()
                .filter(option -> !option.getKey().equals("name"))
                .forEach(option -> settings.put(option.getKey(), value(option.getValue())));
        settings.put("learningRate", value(options.path("alpha")));
        Optimizer optimizer = plugins.create(
                Optimizer.class, PluginFamily.OPTIMIZER, inner.path("name").asText(), settings);
        return new InnerLoop(optimizer, options.path("inner_steps").asInt());
    }

    private static Hypergradient estimator(Plugins plugins, String name, JsonNode options) {
        Map<String, Object> settings =
                name.equals("neumann") ? Map.of("terms", value(options.path("neumann_terms"))) : Map.of();
        return plugins.create(Hypergradient.class, PluginFamily.HYPERGRADIENT, name, settings);
    }

    private static Object value(JsonNode node) {
        return JSON.convertValue(node, Object.class);
    }

    /** Constructs plugins by name. */
    private record Plugins(PluginRegistry registry) {

        <P> P create(Class<P> type, PluginFamily family, String name, Map<String, Object> options) {
            PluginBinding binding = registry.find(family, name)
                    .orElseThrow(() -> new MissingFeatureException("no " + family.label() + " '" + name + "'"));
            return registry.create(type, GoldenOptions.apply(binding.defaults(), options));
        }
    }
}
