package org.gessl.plugins.evaluation.supervised;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Variables that an optimizer moves, with its buffers. */
final class TrainableWeights {
    private final Ops tf;
    private final Optimizer optimizer;
    private final Variables variables;
    private final Map<String, Variables> buffers = new LinkedHashMap<>();

    TrainableWeights(Ops tf, String owner, List<ParameterSpec> specs, Optimizer optimizer) {
        this.tf = tf;
        this.optimizer = optimizer;
        this.variables = new Variables(tf, owner, specs);
        List<ParameterSpec> zero = specs.stream()
                .map(spec -> new ParameterSpec(spec.name(), spec.shape(), Initializer.constant(0)))
                .toList();
        optimizer.slots().forEach(slot -> buffers.put(slot, new Variables(tf, owner + "/" + slot, zero)));
    }

    Variables variables() {
        return variables;
    }

    Weights values() {
        return variables.values();
    }

    /** Returns the operations that draw the weights from {@code random} and clear the buffers. */
    List<Op> initialise(RandomStream random) {
        List<Op> result = new ArrayList<>(variables.initialise(random));
        buffers.values().forEach(buffer -> result.addAll(buffer.initialise(random)));
        return result;
    }

    /**
     * Returns the operations of one step.
     *
     * @param gradients gradients of all weights
     * @param rate learning rate, scalar
     * @param number 1 for the first step, scalar
     */
    List<Op> step(Weights gradients, Operand<TFloat32> rate, Operand<TFloat32> number) {
        Map<String, Weights> slots = new LinkedHashMap<>();
        buffers.forEach((slot, buffer) -> slots.put(slot, buffer.values()));
        Optimizer.Update update =
                optimizer.step(new Optimizer.Step(tf, rate, number, variables.values(), gradients, slots));
        List<Op> result = new ArrayList<>(variables.assign(update.weights()));
        update.slots().forEach((slot, values) -> result.addAll(buffers.get(slot).assign(values)));
        return result;
    }
}
