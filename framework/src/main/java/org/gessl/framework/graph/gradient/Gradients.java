package org.gessl.framework.graph.gradient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Scalars;
import org.gessl.framework.graph.Weights;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Derivatives of a scalar, or of tensors with given cotangents, as new operations of the same graph. */
public final class Gradients {
    /** The name scope of first derivatives. */
    public static final String FIRST_ORDER = "gradient";
    /** The name scope of derivatives of derivatives. */
    public static final String SECOND_ORDER = "second-order";

    private final Ops first;
    private final Ops second;
    private final DependencyMap dependencies;
    private final Map<Output<?>, List<Operand<TFloat32>>> arrived = new HashMap<>();
    private final Map<Shape, Operand<TInt32>> shapes = new HashMap<>();

    private Gradients(Ops tf, DependencyMap dependencies) {
        this.first = tf.withSubScope(FIRST_ORDER);
        this.second = tf.withSubScope(SECOND_ORDER);
        this.dependencies = dependencies;
    }

    /**
     * Returns the derivative of {@code loss}, a scalar, with respect to each of {@code targets}; null where the loss does not depend on it or does so
     * only through an operation that stops gradients.
     *
     * @throws UnsupportedOperationException if an operation on the way has no gradient
     */
    public static List<Operand<TFloat32>> of(
            Ops tf, Operand<TFloat32> loss, List<? extends Operand<TFloat32>> targets) {
        return of(tf, List.of(loss), List.of(Scalars.like(tf, loss, 1)), targets);
    }

    /** Returns the derivative of {@code loss} with respect to those of {@code weights} that it trains; see {@link Reach}. */
    public static Weights of(Ops tf, Operand<TFloat32> loss, Weights weights) {
        List<Operand<TFloat32>> gradients = of(tf, loss, weights.values());
        Map<String, Operand<TFloat32>> reached = new LinkedHashMap<>();
        int i = 0;
        for (String name : weights.names()) {
            Operand<TFloat32> gradient = gradients.get(i++);
            if (gradient != null) {
                reached.put(name, gradient);
            }
        }
        return Weights.of(reached);
    }

    /**
     * Returns the sum over {@code outputs} of each one's cotangent times its derivative with respect to each of
     * {@code targets}; null where there is none.
     */
    public static List<Operand<TFloat32>> of(
            Ops tf,
            List<? extends Operand<TFloat32>> outputs,
            List<? extends Operand<TFloat32>> cotangents,
            List<? extends Operand<TFloat32>> targets) {
        DependencyMap dependencies = DependencyMap.between(outputs, targets);
        Gradients walk = new Gradients(tf, dependencies);
        for (int i = 0; i < outputs.size(); i++) {
            walk.arrive(outputs.get(i).asOutput(), cotangents.get(i));
        }
        walk.run();
        List<Operand<TFloat32>> result = new ArrayList<>();
        targets.forEach(target -> result.add(walk.total(target.asOutput())));
        return result;
    }

    private void run() {
        for (GraphOperation op : dependencies.fromOutputsToTargets()) {
            List<Operand<TFloat32>> gradients = new ArrayList<>();
            for (int i = 0; i < op.numOutputs(); i++) {
                gradients.add(dependencies.isTarget(op.output(i)) ? null : total(op.output(i)));
            }
            if (gradients.stream().anyMatch(g -> g != null)) {
                propagate(op, gradients);
            }
        }
    }

    private void propagate(GraphOperation op, List<Operand<TFloat32>> gradients) {
        List<Output<?>> inputs = dependencies.inputsOf(op);
        boolean[] needed = new boolean[inputs.size()];
        for (int i = 0; i < needed.length; i++) {
            needed[i] = dependencies.leadsToTarget(inputs.get(i));
        }
        boolean higher = isDerivative(op) || gradients.stream().anyMatch(Gradients::isSecondOrder);
        Backward backward = new Backward(higher ? second : first, op, inputs, gradients, needed, shapes);
        List<Operand<TFloat32>> inputGradients = RuleBook.ruleOf(op.type()).inputGradients(backward);
        for (int i = 0; i < needed.length; i++) {
            if (needed[i] && inputGradients.get(i) != null) {
                arrive(inputs.get(i), inputGradients.get(i));
            }
        }
    }

    private static boolean isDerivative(GraphOperation op) {
        return op.name().startsWith(FIRST_ORDER) || op.name().startsWith(SECOND_ORDER);
    }

    /** What begins with a derivative of a derivative stays one on its way through the function itself. */
    private static boolean isSecondOrder(Operand<TFloat32> gradient) {
        return gradient != null && gradient.op().name().startsWith(SECOND_ORDER);
    }

    private void arrive(Output<?> output, Operand<TFloat32> gradient) {
        arrived.computeIfAbsent(output, o -> new ArrayList<>()).add(gradient);
    }

    /** The sum of what has arrived, made once. */
    private Operand<TFloat32> total(Output<?> output) {
        List<Operand<TFloat32>> parts = arrived.getOrDefault(output, List.of());
        if (parts.size() > 1) {
            Ops tf = parts.stream().anyMatch(Gradients::isSecondOrder) ? second : first;
            parts = new ArrayList<>(Collections.singletonList(tf.math.addN(new ArrayList<>(parts))));
            arrived.put(output, parts);
        }
        return parts.isEmpty() ? null : parts.get(0);
    }
}
