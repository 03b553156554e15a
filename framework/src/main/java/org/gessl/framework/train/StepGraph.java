package org.gessl.framework.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.gessl.framework.data.Mixture;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;

/** The graph of an outer step, to be looked at without running it. */
public final class StepGraph implements AutoCloseable {
    private final TrainingGraph graph;
    private final List<GraphOperation> operations;

    /**
     * Builds the step of {@code pipeline} on tasks of {@code episodes}.
     *
     * @throws org.gessl.framework.spec.UserException if the pipeline cannot train on these images
     */
    public StepGraph(Pipeline pipeline, Mixture episodes) {
        graph = new TrainingGraph(pipeline, pipeline.tasks(episodes));
        operations = inOrder(reached(graph.updated()));
    }

    /** Returns what the last task of a step runs, in the order in which it was built: each operation after its inputs. */
    public List<GraphOperation> operations() {
        return operations;
    }

    /** Returns the bytes of the training state: weights, running statistics, the optimizer's buffers. */
    public long stateBytes() {
        return graph.stateBytes();
    }

    @Override
    public void close() {
        graph.close();
    }

    private static Set<GraphOperation> reached(List<Operation> targets) {
        Set<GraphOperation> reached = new HashSet<>();
        Deque<GraphOperation> open = new ArrayDeque<>();
        targets.forEach(target -> open.push((GraphOperation) target));
        while (!open.isEmpty()) {
            GraphOperation operation = open.pop();
            if (reached.add(operation)) {
                for (Operand<?> input : operation.inputs()) {
                    open.push((GraphOperation) input.op());
                }
            }
        }
        return reached;
    }

    private List<GraphOperation> inOrder(Set<GraphOperation> reached) {
        List<GraphOperation> ordered = new ArrayList<>();
        for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
            GraphOperation operation = all.next();
            if (reached.contains(operation)) {
                ordered.add(operation);
            }
        }
        return List.copyOf(ordered);
    }
}
