package org.gessl.framework.graph.gradient;

import java.util.List;
import java.util.Map;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A node that hands a tensor on as it is and multiplies its gradient by a factor.
 *
 * <p>The multiplied gradient passes a node with the inverse factor, so that a derivative of the gradient is scaled where the gradient was and comes out true: for
 * a factor S at the exit of a region and 1/S at each of its entrances, every tensor that a walk of whatever order leaves inside is S times the true one, and every
 * one outside is true.
 */
public final class GradientFactor implements GradientRules {
    /** Tells this node from others of its operation type. */
    static final String ATTRIBUTE = "_gessl_gradient_factor";

    private static final String TYPE = "IdentityN";

    /** Returns {@code x}, the gradient of which is multiplied by {@code factor}, a scalar above 0. */
    public static Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x, Operand<TFloat32> factor) {
        return tf.scope()
                .opBuilder(TYPE, "GradientFactor")
                .addInputList(new Output<?>[] {x.asOutput(), factor.asOutput()})
                .setAttr(ATTRIBUTE, true)
                .build()
                .output(0);
    }

    @Override
    public Map<String, GradientRule> rules() {
        return Map.of(TYPE, GradientFactor::gradient);
    }

    private static List<Operand<TFloat32>> gradient(Backward op) {
        if (!isFactor(op.op())) {
            return java.util.stream.IntStream.range(0, op.inputCount())
                    .mapToObj(op::gradient)
                    .toList();
        }
        Ops tf = op.tf();
        Operand<TFloat32> factor = op.input(1);
        return op.inOrder(apply(tf, tf.math.mul(op.gradient(), factor), tf.math.reciprocal(factor)));
    }

    private static boolean isFactor(GraphOperation op) {
        try {
            return op.attributes().getAttrBool(ATTRIBUTE);
        } catch (TensorFlowException e) {
            return false;
        }
    }
}
