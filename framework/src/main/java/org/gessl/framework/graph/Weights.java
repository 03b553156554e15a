package org.gessl.framework.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The tensors of a network by name, in order; immutable.
 *
 * <p>They may come from variables (theta), from an inner step (theta'), from a teacher, from a checkpoint, or be gradients: a network is a
 * function of its weights, so it does not matter which.
 */
public final class Weights implements Parameters {
    private final Map<String, Operand<TFloat32>> operands;

    private Weights(Map<String, Operand<TFloat32>> operands) {
        this.operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands));
    }

    /** Returns the weights of {@code operands}, in the map's order. */
    public static Weights of(Map<String, Operand<TFloat32>> operands) {
        return new Weights(operands);
    }

    /** Returns weights named like these with the values of {@code operands}, in order. */
    public Weights withValues(List<? extends Operand<TFloat32>> values) {
        if (values.size() != operands.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + operands.size() + " weights");
        }
        Map<String, Operand<TFloat32>> result = new LinkedHashMap<>();
        int i = 0;
        for (String name : operands.keySet()) {
            result.put(name, values.get(i++));
        }
        return new Weights(result);
    }

    @Override
    public Operand<TFloat32> get(ParameterSpec spec) {
        return get(spec.name());
    }

    /**
     * Returns the tensor called {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Operand<TFloat32> get(String name) {
        Operand<TFloat32> operand = operands.get(name);
        if (operand == null) {
            throw new IllegalArgumentException("no weight is called '" + name + "'; there are " + operands.keySet());
        }
        return operand;
    }

    /** Returns the names, in order. */
    public Set<String> names() {
        return operands.keySet();
    }

    /** Returns the tensors, in order. */
    public List<Operand<TFloat32>> values() {
        return List.copyOf(operands.values());
    }

    /** Returns whether there is no tensor. */
    public boolean isEmpty() {
        return operands.isEmpty();
    }

    /** Returns these weights with {@code function} of name and value in place of each value. */
    public Weights map(BiFunction<String, Operand<TFloat32>, Operand<TFloat32>> function) {
        Map<String, Operand<TFloat32>> result = new LinkedHashMap<>();
        operands.forEach((name, value) -> result.put(name, function.apply(name, value)));
        return new Weights(result);
    }

    /** Returns these weights with {@code function} of this value and that of {@code other} in place of each value. */
    public Weights zip(Weights other, BiFunction<Operand<TFloat32>, Operand<TFloat32>, Operand<TFloat32>> function) {
        return map((name, value) -> function.apply(value, other.get(name)));
    }

    /** Returns the weights whose name satisfies {@code names}. */
    public Weights select(Predicate<String> names) {
        Map<String, Operand<TFloat32>> result = new LinkedHashMap<>(operands);
        result.keySet().removeIf(names.negate());
        return new Weights(result);
    }

    /** Returns these weights followed by {@code other}; the names are disjoint. */
    public Weights and(Weights other) {
        Map<String, Operand<TFloat32>> result = new LinkedHashMap<>(operands);
        other.operands.forEach((name, value) -> {
            if (result.put(name, value) != null) {
                throw new IllegalArgumentException("two weights are called '" + name + "'");
            }
        });
        return new Weights(result);
    }
}
