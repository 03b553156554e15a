package org.gessl.framework.graph.gradient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

/**
 * Falls back to the native library's own gradient, for one operation.
 *
 * <p>The library returns total derivatives: where one input of an operation depends on another, it adds the path between
 * them, which this walk adds too. So the gradient is taken of a copy of the operation whose inputs nothing else reaches.
 */
enum LibraryRule implements GradientRule {
    INSTANCE;

    @Override
    public List<Operand<TFloat32>> inputGradients(Backward op) {
        List<Output<?>> inputs = new ArrayList<>();
        for (int i = 0; i < op.inputCount(); i++) {
            inputs.add(op.tf().identity(op.rawInput(i)).asOutput());
        }
        GraphOperation copy = OperationCopy.of(op.tf(), op.op(), inputs);
        List<Output<?>> outputs = new ArrayList<>();
        List<Output<?>> cotangents = new ArrayList<>();
        for (int i = 0; i < copy.numOutputs(); i++) {
            if (op.gradient(i) != null) {
                outputs.add(copy.output(i));
                cotangents.add(op.gradient(i).asOutput());
            }
        }
        List<Integer> needed = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (op.needs(i)) {
                needed.add(i);
            }
        }
        List<Output<?>> targets = needed.stream().<Output<?>>map(inputs::get).toList();
        Output<?>[] gradients = libraryGradients(op, outputs, targets, cotangents);
        List<Operand<TFloat32>> result = new ArrayList<>(Collections.nCopies(inputs.size(), null));
        for (int i = 0; i < gradients.length; i++) {
            result.set(needed.get(i), connected(gradients[i]));
        }
        return result;
    }

    private static Output<?>[] libraryGradients(
            Backward op, List<Output<?>> outputs, List<Output<?>> inputs, List<Output<?>> cotangents) {
        Output<?>[] none = new Output<?>[0];
        try {
            return op.op()
                    .env()
                    .addGradients(null, outputs.toArray(none), inputs.toArray(none), cotangents.toArray(none));
        } catch (RuntimeException e) {
            throw new UnsupportedOperationException(
                    "operation type " + op.op().type() + " (node " + op.op().name()
                            + ") has no gradient; contribute a GradientRules for it, or use another operation",
                    e);
        }
    }

    /** The library answers an input that it does not reach by an output without a native operation. */
    @SuppressWarnings("unchecked")
    private static Operand<TFloat32> connected(Output<?> gradient) {
        boolean absent = ((GraphOperation) gradient.op()).getUnsafeNativeHandle() == null;
        return absent ? null : (Operand<TFloat32>) gradient;
    }
}
