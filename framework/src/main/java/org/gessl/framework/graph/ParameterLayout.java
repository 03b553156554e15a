package org.gessl.framework.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The tensors of a network, found by a dry forward pass on a graph that is thrown away.
 *
 * @param trainable tensors that gradients change, in the order of their first use
 * @param state tensors that the forward pass changes, in the order of their first use
 */
public record ParameterLayout(List<ParameterSpec> trainable, List<ParameterSpec> state) {

    public ParameterLayout {
        trainable = List.copyOf(trainable);
        state = List.copyOf(state);
    }

    /** Returns the layout of {@code network}, which is run once. */
    public static ParameterLayout of(Consumer<Forward> network) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Collector trainable = new Collector(tf);
            Collector state = new Collector(tf);
            network.accept(new Forward(tf, trainable, new NetworkState(state), Normalisation.BATCH));
            return new ParameterLayout(trainable.specs(), state.specs());
        }
    }

    /** Returns the number of trainable scalars. */
    public long parameterCount() {
        return trainable.stream().mapToLong(p -> p.shape().size()).sum();
    }

    /** Declares a parameter at its first use; a later use must agree. */
    private static final class Collector implements Parameters {
        private final Ops tf;
        private final Map<String, Placeholder<TFloat32>> placeholders = new LinkedHashMap<>();
        private final Map<String, ParameterSpec> specs = new LinkedHashMap<>();

        Collector(Ops tf) {
            this.tf = tf;
        }

        @Override
        public org.tensorflow.Operand<TFloat32> get(ParameterSpec spec) {
            ParameterSpec first = specs.putIfAbsent(spec.name(), spec);
            if (first != null && !first.shape().equals(spec.shape())) {
                throw new IllegalStateException(
                        "parameter " + spec.name() + " is used with shapes " + first.shape() + " and " + spec.shape());
            }
            return placeholders.computeIfAbsent(
                    spec.name(), name -> tf.placeholder(TFloat32.class, Placeholder.shape(spec.shape())));
        }

        List<ParameterSpec> specs() {
            return new ArrayList<>(specs.values());
        }
    }
}
