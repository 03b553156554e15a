package org.gessl.testing;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;

/** Looks at the operations of a graph. */
final class Operations {
    private Operations() {}

    /** Returns how many there are. */
    static int count(Graph graph) {
        return types(graph).size();
    }

    /** Returns the types of those that hold a variable. */
    static List<String> variables(Graph graph) {
        return types(graph).stream()
                .filter(type -> type.equals("VarHandleOp") || type.startsWith("Variable"))
                .toList();
    }

    private static List<String> types(Graph graph) {
        List<String> types = new ArrayList<>();
        graph.operations().forEachRemaining(operation -> types.add(operation.type()));
        return types;
    }
}
