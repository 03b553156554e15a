package org.gessl.framework.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginBinding;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.Options;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Formulas of losses on named inputs: outputs and the gradients of {@code loss} with respect to inputs. */
public final class CriterionKind implements GoldenKind {
    private static final String LOSS = "loss";

    private final PluginRegistry registry;

    /** Creates the kind for the losses in {@code registry}. */
    public CriterionKind(PluginRegistry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "criterion";
    }

    @Override
    public Outcome check(GoldenFile file) {
        Loss.Criterion criterion = criterion(file);
        Map<String, GoldenTensor> wantedGradients = file.tensors("gradients");
        try (GraphCase graph = new GraphCase()) {
            Map<String, Operand<TFloat32>> inputs = graph.inputs(file.tensors("inputs"));
            Map<String, Operand<TFloat32>> fetched = new LinkedHashMap<>();
            criterion.apply(graph.tf(), inputs).forEach((name, output) -> fetched.put("output " + name, output));
            Operand<TFloat32> loss = fetched.get("output " + LOSS);
            if (loss == null) {
                return new Outcome.Failed("output " + LOSS + " is missing");
            }
            gradients(graph.tf(), loss, inputs, List.copyOf(wantedGradients.keySet()))
                    .forEach((name, gradient) -> fetched.put("gradient " + name, gradient));
            Map<String, GoldenTensor> got = graph.run(fetched);
            return new Comparison()
                    .tensors(got, prefixed("output ", file.tensors("outputs")), file.tolerance())
                    .tensors(got, prefixed("gradient ", wantedGradients), file.tolerance())
                    .outcome();
        }
    }

    private Loss.Criterion criterion(GoldenFile file) {
        PluginBinding binding = registry.find(PluginFamily.LOSS, file.name())
                .orElseThrow(() -> new MissingFeatureException("no loss '" + file.name() + "'"));
        Map<String, Object> options = new LinkedHashMap<>(file.options());
        options.keySet().removeAll(criterion(binding.defaults()).impliedOptions());
        return criterion(GoldenOptions.apply(binding.defaults(), options));
    }

    private Loss.Criterion criterion(Options options) {
        return registry.create(Loss.class, options)
                .criterion()
                .orElseThrow(() -> new MissingFeatureException(
                        "the loss '" + options.plugin() + "' does not offer its bare formula"));
    }

    private static Map<String, Operand<TFloat32>> gradients(
            Ops tf, Operand<TFloat32> loss, Map<String, Operand<TFloat32>> inputs, List<String> names) {
        Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return gradients;
        }
        List<Operand<TFloat32>> sources = new ArrayList<>();
        for (String name : names) {
            if (!inputs.containsKey(name)) {
                throw new GoldenFormatException("gradients." + name + " belongs to no input");
            }
            sources.add(inputs.get(name));
        }
        List<Operand<TFloat32>> derived = Gradients.of(tf, loss, sources);
        for (int i = 0; i < names.size(); i++) {
            if (derived.get(i) != null) {
                gradients.put(names.get(i), derived.get(i));
            }
        }
        return gradients;
    }

    private static Map<String, GoldenTensor> prefixed(String prefix, Map<String, GoldenTensor> tensors) {
        Map<String, GoldenTensor> prefixed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> prefixed.put(prefix + name, tensor));
        return prefixed;
    }
}
