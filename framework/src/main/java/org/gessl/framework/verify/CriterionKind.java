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
        Comparison comparison = new Comparison();
        for (PluginBinding loss : losses(file.name())) {
            Map<String, Object> set = new LinkedHashMap<>(file.options());
            set.keySet().removeAll(criteria(loss.defaults()).get(file.name()).impliedOptions());
            Options options = GoldenOptions.apply(loss.defaults(), set);
            String owner = loss.name().equals(file.name()) ? "" : loss.name() + ": ";
            compare(comparison, owner, criteria(options).get(file.name()), file);
        }
        return comparison.outcome();
    }

    private static void compare(Comparison comparison, String owner, Loss.Criterion criterion, GoldenFile file) {
        Map<String, GoldenTensor> wantedGradients = file.tensors("gradients");
        try (GraphCase graph = new GraphCase()) {
            Map<String, Operand<TFloat32>> inputs = graph.inputs(file.tensors("inputs"));
            Map<String, Operand<TFloat32>> outputs = criterion.apply(graph.tf(), inputs);
            Operand<TFloat32> loss = outputs.get(LOSS);
            if (loss == null) {
                comparison.wrong(owner + "output " + LOSS + " is missing");
                return;
            }
            Map<String, Operand<TFloat32>> fetched = new LinkedHashMap<>();
            outputs.forEach((name, output) -> fetched.put(owner + "output " + name, output));
            gradients(graph.tf(), loss, inputs, List.copyOf(wantedGradients.keySet()))
                    .forEach((name, gradient) -> fetched.put(owner + "gradient " + name, gradient));
            Map<String, GoldenTensor> got = graph.run(fetched);
            comparison
                    .tensors(got, prefixed(owner + "output ", file.tensors("outputs")), file.tolerance())
                    .tensors(got, prefixed(owner + "gradient ", wantedGradients), file.tolerance());
        }
    }

    /** The losses that offer the formula, each of which must be right. */
    private List<PluginBinding> losses(String name) {
        List<PluginBinding> losses = registry.plugins(PluginFamily.LOSS).stream()
                .filter(loss -> criteria(loss.defaults()).containsKey(name))
                .toList();
        if (losses.isEmpty()) {
            throw new MissingFeatureException("no loss offers the formula '" + name + "'");
        }
        return losses;
    }

    private Map<String, Loss.Criterion> criteria(Options options) {
        return registry.create(Loss.class, options).criteria();
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
