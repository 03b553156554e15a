package org.gessl.framework.graph.gradient;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** Every rule there is, by operation type. */
final class RuleBook {
    private static final Map<String, GradientRule> RULES = load();

    /** Types whose outputs do not change smoothly with their inputs, or are meant to be constants. */
    private static final Set<String> STOPS = Set.of(
            "StopGradient",
            "PreventGradient",
            "Shape",
            "ShapeN",
            "Size",
            "Rank",
            "ZerosLike",
            "OnesLike",
            "ArgMax",
            "ArgMin",
            "Sign",
            "Floor",
            "Ceil",
            "Round",
            "Rint",
            "Less",
            "LessEqual",
            "Greater",
            "GreaterEqual",
            "Equal",
            "NotEqual",
            "IsFinite",
            "IsNan",
            "StatelessRandomUniformV2",
            "StatelessRandomNormalV2");

    private RuleBook() {}

    static boolean stops(String type) {
        return STOPS.contains(type);
    }

    static GradientRule ruleOf(String type) {
        return RULES.getOrDefault(type, LibraryRule.INSTANCE);
    }

    private static Map<String, GradientRule> load() {
        Map<String, GradientRule> rules = new HashMap<>();
        for (GradientRules contribution : ServiceLoader.load(GradientRules.class)) {
            contribution.rules().forEach((type, rule) -> {
                if (rules.putIfAbsent(type, rule) != null) {
                    throw new IllegalStateException("two gradient rules for operation type " + type);
                }
            });
        }
        return Map.copyOf(rules);
    }
}
