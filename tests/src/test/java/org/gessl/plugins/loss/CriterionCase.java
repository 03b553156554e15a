package org.gessl.plugins.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.LossSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A formula with inputs and what it should give.
 *
 * @param name name of the formula
 * @param spec the loss that offers it
 * @param inputs inputs by name
 * @param derived the inputs through which it is differentiated
 * @param oracle the same in float64
 */
record CriterionCase(String name, LossSpec spec, Map<String, Numbers64> inputs, List<String> derived, Oracle oracle) {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(CriterionCase.class.getClassLoader());

    @Override
    public String toString() {
        return spec.toString();
    }

    CriterionCase with(UnaryOperator<Numbers64> change) {
        Map<String, Numbers64> changed = new LinkedHashMap<>();
        inputs.forEach((input, value) -> changed.put(input, change.apply(value)));
        return new CriterionCase(name, spec, changed, derived, oracle);
    }

    Operand<TFloat32> loss(Ops tf, Map<String, Operand<TFloat32>> operands) {
        Loss loss = PLUGINS.create(Loss.class, spec);
        return loss.criteria().get(name).apply(tf, operands).get("loss");
    }

    Map<String, Operand<TFloat32>> operands(Ops tf) {
        Map<String, Operand<TFloat32>> operands = new LinkedHashMap<>();
        inputs.forEach((input, value) -> operands.put(input, value.operand(tf)));
        return operands;
    }

    double moved(double a, double b) {
        Map<String, Numbers64> live = new LinkedHashMap<>(inputs);
        for (String input : derived) {
            live.computeIfPresent(
                    input, (name, value) -> value.plus(direction(input, 1), a).plus(direction(input, 2), b));
        }
        return oracle.loss(live, inputs);
    }

    Operand<TFloat32> along(Ops tf, Operand<TFloat32> value, Map<String, Operand<TFloat32>> operands, long seed) {
        List<Operand<TFloat32>> gradients =
                Gradients.of(tf, value, derived.stream().map(operands::get).toList());
        List<Operand<TFloat32>> parts = new ArrayList<>();
        for (int i = 0; i < derived.size(); i++) {
            Operand<TFloat32> direction = direction(derived.get(i), seed).operand(tf);
            parts.add(tf.reduceSum(tf.reshape(tf.math.mul(gradients.get(i), direction), tf.array(-1)), tf.constant(0)));
        }
        return tf.math.addN(parts);
    }

    Numbers64 direction(String input, long seed) {
        return Numbers64.uniform(100 + seed, inputs.get(input).shape().asArray());
    }

    static Map<String, Numbers64> inputs(Object... namesAndShapes) {
        Map<String, Numbers64> inputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            inputs.put((String) namesAndShapes[i], Numbers64.uniform(i + 1, (long[]) namesAndShapes[i + 1]));
        }
        return inputs;
    }

    static long[] shape(long... sizes) {
        return sizes;
    }
}
