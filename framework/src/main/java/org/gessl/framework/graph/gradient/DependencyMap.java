package org.gessl.framework.graph.gradient;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;

/** The operations between some outputs and some targets, in the order in which a gradient passes them. */
final class DependencyMap {
    private final Set<Output<?>> targets = new HashSet<>();
    private final Map<GraphOperation, List<Output<?>>> inputs = new HashMap<>();
    private final Map<GraphOperation, Boolean> leads = new HashMap<>();
    private final List<GraphOperation> order = new ArrayList<>();

    private DependencyMap() {}

    static DependencyMap between(List<? extends Operand<?>> outputs, List<? extends Operand<?>> targets) {
        DependencyMap map = new DependencyMap();
        targets.forEach(t -> map.targets.add(t.asOutput()));
        for (Operand<?> output : outputs) {
            if (!map.isTarget(output.asOutput())) {
                map.visit((GraphOperation) output.op());
            }
        }
        Collections.reverse(map.order);
        map.order.removeIf(op -> !map.leads.get(op));
        return map;
    }

    List<GraphOperation> fromOutputsToTargets() {
        return order;
    }

    List<Output<?>> inputsOf(GraphOperation op) {
        return inputs.get(op);
    }

    boolean isTarget(Output<?> output) {
        return targets.contains(output);
    }

    boolean leadsToTarget(Output<?> output) {
        return isTarget(output) || leads.getOrDefault((GraphOperation) output.op(), false);
    }

    /** Depth first without recursion: graphs of unrolled steps are deeper than a thread's stack. */
    private void visit(GraphOperation start) {
        Deque<GraphOperation> stack = new ArrayDeque<>();
        stack.push(start);
        while (!stack.isEmpty()) {
            GraphOperation op = stack.peek();
            if (!inputs.containsKey(op)) {
                inputs.put(op, differentiableInputs(op));
                for (Output<?> input : inputs.get(op)) {
                    if (passes(input) && !inputs.containsKey((GraphOperation) input.op())) {
                        stack.push((GraphOperation) input.op());
                    }
                }
            } else {
                stack.pop();
                finish(op);
            }
        }
    }

    private void finish(GraphOperation op) {
        if (leads.containsKey(op)) {
            return;
        }
        leads.put(op, inputs.get(op).stream().anyMatch(this::leadsToTarget));
        order.add(op);
    }

    private boolean passes(Output<?> input) {
        return !isTarget(input) && isReal(input);
    }

    /** All inputs, so that their positions are kept; none for an operation that no gradient passes. */
    private static List<Output<?>> differentiableInputs(GraphOperation op) {
        if (RuleBook.stops(op.type())) {
            return List.of();
        }
        List<Output<?>> result = new ArrayList<>();
        op.inputs().forEach(input -> result.add(input.asOutput()));
        return result;
    }

    private static boolean isReal(Output<?> output) {
        return switch (output.dataType()) {
            case DT_FLOAT, DT_DOUBLE, DT_BFLOAT16, DT_HALF -> true;
            default -> false;
        };
    }
}
