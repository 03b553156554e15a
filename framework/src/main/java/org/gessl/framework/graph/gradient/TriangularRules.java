package org.gessl.framework.graph.gradient;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.MatrixProduct;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.TriangularSolve;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Rules of the Cholesky factor, of triangular systems and of parts of matrices, in the last two axes. */
public final class TriangularRules implements GradientRules {

    @Override
    public Map<String, GradientRule> rules() {
        return Map.of(
                "Cholesky", TriangularRules::cholesky,
                "MatrixTriangularSolve", TriangularRules::solve,
                "MatrixBandPart", TriangularRules::bandPart);
    }

    /**
     * With {@code A = L L^T} and a cotangent G of L, {@code S = L^-T P L^-1} where P is the lower triangle of {@code L^T G} with its diagonal
     * halved; the gradient is the symmetric part of S (Murray, arXiv 1602.07527, equation 10).
     */
    private static List<Operand<TFloat32>> cholesky(Backward op) {
        Ops tf = op.tf();
        Operand<TFloat32> factor = op.output(0);
        Operand<TFloat32> product = MatrixProduct.of(tf, factor, true, op.gradient(), false);
        Operand<TFloat32> lower = Matrices.band(tf, product, -1, 0);
        Operand<TFloat32> halved = tf.math.sub(lower, Scalars.scaled(tf, Matrices.band(tf, product, 0, 0), 0.5));
        Operand<TFloat32> left = solved(tf, factor, halved, true, true);
        Operand<TFloat32> both = solved(tf, factor, Matrices.transposed(tf, left), true, true);
        return List.of(Scalars.scaled(tf, tf.math.add(both, Matrices.transposed(tf, both)), 0.5));
    }

    /** With {@code X = M^-1 B} the gradient of B is {@code M^-T G}, and that of M is {@code -(M^-T G) X^T} in its triangle. */
    private static List<Operand<TFloat32>> solve(Backward op) {
        Ops tf = op.tf();
        boolean lower = op.op().attributes().getAttrBool("lower");
        boolean adjoint = op.op().attributes().getAttrBool("adjoint");
        Operand<TFloat32> toRight = solved(tf, op.input(0), op.gradient(), lower, !adjoint);
        Operand<TFloat32> toMatrix = null;
        if (op.needs(0)) {
            Operand<TFloat32> full = adjoint
                    ? MatrixProduct.of(tf, op.output(0), false, toRight, true)
                    : MatrixProduct.of(tf, toRight, false, op.output(0), true);
            Operand<TFloat32> triangle = Matrices.band(tf, full, lower ? -1 : 0, lower ? 0 : -1);
            toMatrix = op.sumTo(tf.math.neg(triangle), op.input(0).shape());
        }
        return op.inOrder(toMatrix, op.needs(1) ? op.sumTo(toRight, op.input(1).shape()) : null);
    }

    private static List<Operand<TFloat32>> bandPart(Backward op) {
        Operand<TInt64> below = op.rawInput(1);
        Operand<TInt64> above = op.rawInput(2);
        return op.only(0, op.tf().linalg.bandPart(op.gradient(), below, above));
    }

    private static Operand<TFloat32> solved(
            Ops tf, Operand<TFloat32> matrix, Operand<TFloat32> right, boolean lower, boolean adjoint) {
        return tf.linalg.triangularSolve(matrix, right, TriangularSolve.lower(lower), TriangularSolve.adjoint(adjoint));
    }
}
