package org.gessl.framework.graph.gradient;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.MatrixProduct;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Rules of matrix products and biases. */
public final class LinearRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        GradientRule stacked = op -> product(op, "adj_x", "adj_y", MatrixProduct::of);
        return Map.of(
                "MatMul",
                op -> product(op, "transpose_a", "transpose_b", LinearRules::matMul),
                "BatchMatMulV2",
                stacked,
                "BatchMatMulV3",
                stacked,
                "BiasAdd",
                op -> op.inOrder(op.gradient(), op.needs(1) ? op.tf().nn.biasAddGrad(op.gradient()) : null),
                "BiasAddGrad",
                op -> List.of(op.broadcast(op.gradient(), op.input(0).shape())));
    }

    /** A product of two matrices, or of stacks of them, either of which may be transposed. */
    @FunctionalInterface
    private interface Product {
        Operand<TFloat32> of(Ops tf, Operand<TFloat32> a, boolean transposeA, Operand<TFloat32> b, boolean transposeB);
    }

    private static List<Operand<TFloat32>> product(Backward op, String attributeA, String attributeB, Product product) {
        boolean ta = op.op().attributes().getAttrBool(attributeA);
        boolean tb = op.op().attributes().getAttrBool(attributeB);
        Operand<TFloat32> a = op.input(0);
        Operand<TFloat32> b = op.input(1);
        Operand<TFloat32> g = op.gradient();
        Ops tf = op.tf();
        Operand<TFloat32> da = null;
        if (op.needs(0)) {
            da = op.sumTo(ta ? product.of(tf, b, tb, g, true) : product.of(tf, g, false, b, !tb), a.shape());
        }
        Operand<TFloat32> db = null;
        if (op.needs(1)) {
            db = op.sumTo(tb ? product.of(tf, g, true, a, ta) : product.of(tf, a, !ta, g, false), b.shape());
        }
        return op.inOrder(da, db);
    }

    private static Operand<TFloat32> matMul(
            Ops tf, Operand<TFloat32> a, boolean transposeA, Operand<TFloat32> b, boolean transposeB) {
        return tf.linalg.matMul(a, b, MatMul.transposeA(transposeA), MatMul.transposeB(transposeB));
    }
}
