package org.gessl.framework.graph.gradient;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Rules of matrix products and biases. */
public final class LinearRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        return Map.of(
                "MatMul", LinearRules::matMul,
                "BiasAdd",
                        op -> op.inOrder(op.gradient(), op.needs(1) ? op.tf().nn.biasAddGrad(op.gradient()) : null),
                "BiasAddGrad",
                        op -> List.of(op.broadcast(op.gradient(), op.input(0).shape())));
    }

    private static List<Operand<TFloat32>> matMul(Backward op) {
        boolean ta = op.op().attributes().getAttrBool("transpose_a");
        boolean tb = op.op().attributes().getAttrBool("transpose_b");
        Operand<TFloat32> a = op.input(0);
        Operand<TFloat32> b = op.input(1);
        Operand<TFloat32> g = op.gradient();
        Ops tf = op.tf();
        Operand<TFloat32> da = null;
        if (op.needs(0)) {
            da = ta ? product(tf, b, tb, g, true) : product(tf, g, false, b, !tb);
        }
        Operand<TFloat32> db = null;
        if (op.needs(1)) {
            db = tb ? product(tf, g, true, a, ta) : product(tf, a, !ta, g, false);
        }
        return op.inOrder(da, db);
    }

    private static Operand<TFloat32> product(
            Ops tf, Operand<TFloat32> a, boolean transposeA, Operand<TFloat32> b, boolean transposeB) {
        return tf.linalg.matMul(a, b, MatMul.transposeA(transposeA), MatMul.transposeB(transposeB));
    }
}
