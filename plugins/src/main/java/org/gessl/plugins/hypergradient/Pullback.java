package org.gessl.plugins.hypergradient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Passes adjoints of several groups of weights back to other groups. */
final class Pullback {
    private Pullback() {}

    /**
     * Returns the adjoints of {@code targets}, by group, given those of {@code results}; what nothing reaches is left out.
     *
     * @param adjoints named like some of {@code results}, group by group
     */
    static Map<String, Weights> of(
            Ops tf, Map<String, Weights> results, Map<String, Weights> adjoints, Map<String, Weights> targets) {
        List<Operand<TFloat32>> outputs = new ArrayList<>();
        List<Operand<TFloat32>> cotangents = new ArrayList<>();
        adjoints.forEach((group, weights) -> {
            weights.names().forEach(name -> outputs.add(results.get(group).get(name)));
            cotangents.addAll(weights.values());
        });
        List<Operand<TFloat32>> inputs = new ArrayList<>();
        targets.values().forEach(weights -> inputs.addAll(weights.values()));
        List<Operand<TFloat32>> gradients = Gradients.of(tf, outputs, cotangents, inputs);
        Map<String, Weights> result = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, Weights> target : targets.entrySet()) {
            Map<String, Operand<TFloat32>> reached = new LinkedHashMap<>();
            for (String name : target.getValue().names()) {
                Operand<TFloat32> gradient = gradients.get(next++);
                if (gradient != null) {
                    reached.put(name, gradient);
                }
            }
            result.put(target.getKey(), Weights.of(reached));
        }
        return result;
    }
}
