package org.gessl.framework.cost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;

/**
 * The memory of the tensors that are alive at once while a graph runs: each from the operation that makes it to the last that reads it,
 * in the order in which the graph was built.
 */
final class LiveBytes {
    private final Map<Output<?>, Buffer> buffers = new HashMap<>();

    private LiveBytes() {}

    /** Memory that tensors share of which one is a view of the other. */
    private static final class Buffer {
        private final double bytes;
        private int lastUse;

        Buffer(double bytes, int made) {
            this.bytes = bytes;
            this.lastUse = made;
        }
    }

    /** Returns the most bytes that are alive at once. */
    static double peak(List<GraphOperation> operations) {
        LiveBytes tensors = new LiveBytes();
        for (int i = 0; i < operations.size(); i++) {
            tensors.follow(operations.get(i), i);
        }
        return tensors.sweep(operations);
    }

    private void follow(GraphOperation operation, int position) {
        for (Operand<?> input : operation.inputs()) {
            Buffer buffer = buffers.get(input.asOutput());
            if (buffer != null) {
                buffer.lastUse = position;
            }
        }
        for (int i = 0; i < operation.numOutputs(); i++) {
            buffers.put(operation.output(i), buffer(operation, operation.output(i), position));
        }
    }

    private Buffer buffer(GraphOperation operation, Output<?> output, int position) {
        if (WorkKind.of(operation.type()) != WorkKind.NONE) {
            return new Buffer(TensorSize.bytes(output), position);
        }
        // The state's own memory is not the step's.
        boolean viewed = operation.numInputs() > 0 && !operation.type().equals("ReadVariableOp");
        Buffer source = viewed ? buffers.get(operation.input(0)) : null;
        return source == null ? new Buffer(0, position) : source;
    }

    private double sweep(List<GraphOperation> operations) {
        Map<Integer, Double> freed = new HashMap<>();
        double live = 0;
        double peak = 0;
        for (int i = 0; i < operations.size(); i++) {
            GraphOperation operation = operations.get(i);
            WorkKind kind = WorkKind.of(operation.type());
            double made = 0;
            for (int o = 0; kind != WorkKind.NONE && o < operation.numOutputs(); o++) {
                Buffer buffer = buffers.get(operation.output(o));
                made += buffer.bytes;
                freed.merge(buffer.lastUse, buffer.bytes, Double::sum);
            }
            double before = kind.inPlace() ? Math.min(made, dying(operation, i)) : 0;
            live += made;
            peak = Math.max(peak, live - before);
            live -= freed.getOrDefault(i, 0.0);
        }
        return peak;
    }

    /** Returns the bytes of the largest input that nobody reads after {@code position}. */
    private double dying(GraphOperation operation, int position) {
        double most = 0;
        for (Operand<?> input : operation.inputs()) {
            Buffer buffer = buffers.get(input.asOutput());
            if (buffer != null && buffer.lastUse == position) {
                most = Math.max(most, buffer.bytes);
            }
        }
        return most;
    }
}
