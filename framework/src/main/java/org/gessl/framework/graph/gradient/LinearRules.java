package org.gessl.framework.graph.gradient;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Rules of matrix products, alone or in batches, and of biases. */
public final class LinearRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        GradientRule batch = op -> matMul(op, flag(op, "adj_x"), flag(op, "adj_y"));
        return Map.of(
                "MatMul",
                op -> matMul(op, flag(op, "transpose_a"), flag(op, "transpose_b")),
                "BatchMatMulV2",
                batch,
                "BatchMatMulV3",
                batch,
                "BiasAdd",
                op -> op.inOrder(op.gradient(), op.needs(1) ? op.tf().nn.biasAddGrad(op.gradient()) : null),
                "BiasAddGrad",
                op -> List.of(op.broadcast(op.gradient(), op.input(0).shape())));
    }

    private static List<Operand<TFloat32>> matMul(Backward op, boolean ta, boolean tb) {
        Operand<TFloat32> a = op.input(0);
        Operand<TFloat32> b = op.input(1);
        Operand<TFloat32> g = op.gradient();
        Ops tf = op.tf();
        Operand<TFloat32> da = null;
        if (op.needs(0)) {
            da = op.sumTo(ta ? Matrices.product(tf, b, tb, g, true) : Matrices.product(tf, g, false, b, !tb), a.shape());
        }
        Operand<TFloat32> db = null;
        if (op.needs(1)) {
            db = op.sumTo(tb ? Matrices.product(tf, g, true, a, ta) : Matrices.product(tf, a, !ta, g, false), b.shape());
        }
        return op.inOrder(da, db);
    }

    private static boolean flag(Backward op, String attribute) {
        return op.op().attributes().getAttrBool(attribute);
    }
}
