package org.gessl.framework.profile;

import java.util.Arrays;
import java.util.List;
import org.gessl.framework.graph.gradient.Gradients;
import org.tensorflow.op.Ops;

/** The parts of a step, told by the names of its operations. */
public enum StepPart {
    /** From stored images to views. */
    AUGMENTATION("augmentation"),
    /** Networks and losses, the figures of the step included; inner updates and evaluations again at other weights too. */
    FORWARD(""),
    /** First derivatives. */
    BACKWARD(Gradients.FIRST_ORDER),
    /** Derivatives of derivatives. */
    SECOND_ORDER(Gradients.SECOND_ORDER),
    /** The update of weights, buffers and whatever else outlives the step. */
    OPTIMIZER("optimizer"),
    /** Copies between devices, and what is fed and fetched. */
    TRANSFERS("");

    private static final List<String> TRANSFER_TYPES = List.of(
            "_Send", "_Recv", "_HostSend", "_HostRecv", "_Arg", "_Retval", "MEMCPYHtoD", "MEMCPYDtoH", "MEMCPYDtoD");

    private final String scope;

    StepPart(String scope) {
        this.scope = scope;
    }

    /** Returns {@code tf} whose operations are of this part. */
    public Ops in(Ops tf) {
        return tf.withSubScope(scope);
    }

    /** Returns the part of an operation called {@code name}, of the type {@code type}; whatever rewrites a graph may have put its own name in front. */
    static StepPart of(String name, String type) {
        if (TRANSFER_TYPES.contains(type)) {
            return TRANSFERS;
        }
        if (type.equals("AssignVariableOp")) {
            return OPTIMIZER;
        }
        List<String> scopes = Arrays.stream(name.split("/"))
                .map(part -> part.replaceFirst("_\\d+$", ""))
                .toList();
        return Arrays.stream(values())
                .filter(part -> scopes.contains(part.scope))
                .findFirst()
                .orElse(FORWARD);
    }
}
