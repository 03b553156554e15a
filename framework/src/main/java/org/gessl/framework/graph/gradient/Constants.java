package org.gessl.framework.graph.gradient;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.RawTensor;
import org.tensorflow.proto.DataType;

/** Reads the integers that a constant node holds, such as axes and permutations. */
final class Constants {
    private Constants() {}

    static int[] integers(Output<?> operand) {
        GraphOperation op = (GraphOperation) operand.op();
        if (!op.type().equals("Const")) {
            throw new UnsupportedOperationException(
                    "operation " + op.name() + " must be constant where a gradient passes, but is a " + op.type());
        }
        try (RawTensor value = (RawTensor) op.attributes().getAttrTensor("value")) {
            int[] result = new int[Math.toIntExact(value.shape().size())];
            boolean narrow = value.dataType() == DataType.DT_INT32;
            ByteBuffer bytes = ByteBuffer.allocate(result.length * (narrow ? Integer.BYTES : Long.BYTES))
                    .order(ByteOrder.nativeOrder());
            value.data().read(bytes.array());
            for (int i = 0; i < result.length; i++) {
                result[i] = narrow ? bytes.getInt() : Math.toIntExact(bytes.getLong());
            }
            return result;
        }
    }
}
