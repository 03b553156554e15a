package org.gessl.framework.graph.gradient;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gessl.framework.graph.Weights;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A function that stands in the graph already, evaluated again at other weights.
 *
 * <p>Only the operations between the weights and the result are made once more. What a stop-gradient node holds keeps the value that it has at
 * the old weights: it is a constant in every derivative, so it must be one in a difference of two evaluations too.
 */
public final class Reevaluation {
    private static final Set<String> CONSTANTS = Set.of("StopGradient", "PreventGradient");

    private final Ops tf;
    private final Map<Output<?>, Output<?>> replaced = new HashMap<>();
    private final Set<GraphOperation> seen = new HashSet<>();

    private Reevaluation(Ops tf) {
        this.tf = tf;
    }

    /** Returns {@code result} as it is with {@code there} in place of the weights of the same names in {@code here}. */
    public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> result, Weights here, Weights there) {
        Reevaluation evaluation = new Reevaluation(tf);
        there.names()
                .forEach(name -> evaluation.replaced.put(
                        here.get(name).asOutput(), there.get(name).asOutput()));
        evaluation.copyUpTo((GraphOperation) result.op());
        @SuppressWarnings("unchecked")
        Operand<TFloat32> copy =
                (Operand<TFloat32>) evaluation.replaced.getOrDefault(result.asOutput(), result.asOutput());
        return copy;
    }

    /** Depth first without recursion: an operation is copied once all that it reads has been. */
    private void copyUpTo(GraphOperation result) {
        Set<GraphOperation> done = new HashSet<>();
        Deque<GraphOperation> stack = new ArrayDeque<>();
        stack.push(result);
        while (!stack.isEmpty()) {
            GraphOperation op = stack.peek();
            if (seen.add(op)) {
                inputs(op).stream()
                        .filter(input -> !replaced.containsKey(input))
                        .map(input -> (GraphOperation) input.op())
                        .filter(before -> !seen.contains(before))
                        .forEach(stack::push);
            } else {
                stack.pop();
                if (done.add(op)) {
                    copy(op);
                }
            }
        }
    }

    private void copy(GraphOperation op) {
        List<Output<?>> inputs = inputs(op);
        if (inputs.stream().noneMatch(replaced::containsKey)) {
            return;
        }
        List<Output<?>> changed = new ArrayList<>();
        inputs.forEach(input -> changed.add(replaced.getOrDefault(input, input)));
        GraphOperation copy = OperationCopy.of(tf, op, changed);
        for (int i = 0; i < op.numOutputs(); i++) {
            replaced.putIfAbsent(op.output(i), copy.output(i));
        }
    }

    private static List<Output<?>> inputs(GraphOperation op) {
        if (CONSTANTS.contains(op.type())) {
            return List.of();
        }
        List<Output<?>> result = new ArrayList<>();
        op.inputs().forEach(input -> result.add(input.asOutput()));
        return result;
    }
}
