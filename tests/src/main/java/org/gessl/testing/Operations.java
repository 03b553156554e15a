package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Looks at the operations of a graph. */
final class Operations {
    private Operations() {}

    /** Checks that the function of {@code probe} adds the same operations however often it is built in a graph, and no variable. */
    static void assertPure(Probe probe) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Map<String, Operand<TFloat32>> arguments = new LinkedHashMap<>();
            probe.start()
                    .forEach((name, tensor) -> arguments.put(
                            name, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(tensor.shape())))));
            int before = types(graph).size();
            probe.function().apply(tf, arguments);
            int once = types(graph).size();
            probe.function().apply(tf, arguments);

            assertThat(types(graph).subList(once, types(graph).size()))
                    .as("operations of the second building")
                    .isEqualTo(types(graph).subList(before, once));
            assertThat(types(graph)).noneMatch(type -> type.equals("VarHandleOp") || type.startsWith("Variable"));
        }
    }

    private static List<String> types(Graph graph) {
        List<String> types = new ArrayList<>();
        graph.operations().forEachRemaining(operation -> types.add(operation.type()));
        return types;
    }
}
