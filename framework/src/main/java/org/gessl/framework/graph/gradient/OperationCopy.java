package org.gessl.framework.graph.gradient;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.GraphOperation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.OpList;

/** Makes an operation of a graph once more, on other inputs. */
final class OperationCopy {
    private static final Map<String, OpDef> DEFINITIONS = new HashMap<>();

    private OperationCopy() {}

    /** Returns the operation like {@code op}, with the same attributes, on {@code inputs}. */
    static GraphOperation of(Ops tf, GraphOperation op, List<Output<?>> inputs) {
        Map<String, AttrValue> attributes = attributes(op);
        OperationBuilder builder = tf.scope().opBuilder(op.type(), "Copy");
        int next = 0;
        for (OpDef.ArgDef argument : definition(op.type()).getInputArgList()) {
            int count = count(argument, attributes);
            if (count < 0) {
                builder.addInput(inputs.get(next++));
            } else {
                builder.addInputList(inputs.subList(next, next + count).toArray(new Output<?>[0]));
                next += count;
            }
        }
        attributes.forEach((name, value) -> {
            if (!name.startsWith("_") || name.equals(GradientFactor.ATTRIBUTE)) {
                builder.setAttr(name, value);
            }
        });
        return (GraphOperation) builder.build();
    }

    /** Returns how many inputs the list {@code argument} takes; -1 if it is a single input. */
    private static int count(OpDef.ArgDef argument, Map<String, AttrValue> attributes) {
        if (!argument.getNumberAttr().isEmpty()) {
            return Math.toIntExact(attributes.get(argument.getNumberAttr()).getI());
        }
        if (!argument.getTypeListAttr().isEmpty()) {
            return attributes.get(argument.getTypeListAttr()).getList().getTypeCount();
        }
        return -1;
    }

    private static Map<String, AttrValue> attributes(GraphOperation op) {
        try (PointerScope scope = new PointerScope()) {
            TF_Buffer buffer = TF_Buffer.newBuffer();
            TF_Status status = TF_Status.newStatus();
            tensorflow.TF_OperationToNodeDef(op.getUnsafeNativeHandle(), buffer, status);
            status.throwExceptionIfNotOK();
            return NodeDef.parseFrom(buffer.dataAsByteBuffer()).getAttrMap();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("reading the definition of " + op.name(), e);
        }
    }

    private static synchronized OpDef definition(String type) {
        if (DEFINITIONS.isEmpty()) {
            try (PointerScope scope = new PointerScope()) {
                TF_Buffer buffer = tensorflow.TF_GetAllOpList();
                OpList.parseFrom(buffer.dataAsByteBuffer())
                        .getOpList()
                        .forEach(op -> DEFINITIONS.put(op.getName(), op));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("reading the operation types of the native library", e);
            }
        }
        return DEFINITIONS.get(type);
    }
}
