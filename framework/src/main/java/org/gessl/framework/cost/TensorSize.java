package org.gessl.framework.cost;

import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;

/** The sizes of a graph's tensors, as far as they are known before it runs. */
final class TensorSize {
    private TensorSize() {}

    /** Returns the numbers in a tensor of {@code shape}; 0 if a dimension is unknown. */
    static double numbers(Shape shape) {
        return shape.isUnknown() || shape.hasUnknownDimension() ? 0 : shape.size();
    }

    /** Returns the bytes of {@code output}; 0 if a dimension is unknown. */
    static double bytes(Output<?> output) {
        return numbers(output.shape()) * bytes(output.dataType());
    }

    /** Returns the bytes that {@code operation} reads and writes. */
    static double traffic(GraphOperation operation) {
        double bytes = 0;
        for (Operand<?> input : operation.inputs()) {
            bytes += bytes(input.asOutput());
        }
        for (int i = 0; i < operation.numOutputs(); i++) {
            bytes += bytes(operation.output(i));
        }
        return bytes;
    }

    private static int bytes(DataType type) {
        return switch (type) {
            case DT_FLOAT, DT_INT32, DT_UINT32 -> 4;
            case DT_DOUBLE, DT_INT64, DT_UINT64, DT_COMPLEX64 -> 8;
            case DT_BFLOAT16, DT_HALF, DT_INT16, DT_UINT16 -> 2;
            case DT_BOOL, DT_UINT8, DT_INT8 -> 1;
            default -> 0;
        };
    }
}
