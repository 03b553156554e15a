package org.gessl.framework.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The tensors that a network changes as it runs without a gradient, such as running statistics: their values while a graph is built, and which
 * of them the graph has replaced.
 */
public final class NetworkState implements Parameters {
    private final Parameters initial;
    private final Map<String, Operand<TFloat32>> replaced = new LinkedHashMap<>();

    /** Creates the state whose values at the start of the step are {@code initial}. */
    public NetworkState(Parameters initial) {
        this.initial = initial;
    }

    /** Returns the value of {@code spec} so far: at the start of the step, or what has replaced it. */
    @Override
    public Operand<TFloat32> get(ParameterSpec spec) {
        Operand<TFloat32> value = replaced.get(spec.name());
        return value != null ? value : initial.get(spec);
    }

    /** Returns the value of {@code spec} at the start of the step. */
    public Operand<TFloat32> start(ParameterSpec spec) {
        return initial.get(spec);
    }

    /** Replaces the tensor {@code name}: {@link #get} returns {@code value} from now on, and the step ends with it. */
    public void replace(String name, Operand<TFloat32> value) {
        replaced.put(name, value);
    }

    /** Returns the tensors that were replaced, with their last values. */
    public Weights replaced() {
        return Weights.of(replaced);
    }
}
