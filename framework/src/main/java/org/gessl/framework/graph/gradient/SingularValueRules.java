package org.gessl.framework.graph.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.MatrixProduct;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/**
 * The rule of the thin singular value decomposition {@code A = U diag(s) V^T}.
 *
 * <p>With cotangents {@code g} of s, G of U, H of V, {@code J = U^T G - G^T U} and {@code K = V^T H - H^T V} the gradient is
 * {@code U (diag(g) + E) V^T} and, for what lies outside the spans of U and V, {@code (I - U U^T) G S^-1 V^T + U S^-1 H^T (I - V V^T)}. The textbook form
 * {@code E_ij = (s_j J_ij + s_i K_ij) / (s_j^2 - s_i^2)} breaks down at repeated singular values; the same written as
 *
 * <pre>E_ij = 1/2 (J - K)_ij / (s_i + s_j)  +  1/2 (J + K)_ij / (s_j - s_i)</pre>
 *
 * <p>does not where the derivative exists: in the derivative of {@code U V^T}, the gradient of the nuclear norm, {@code J + K = 0}. So the second term is
 * left out for two values closer than the square root of the rounding unit, relative to the largest; the first and the inverse of S where they belong to the
 * null space. Derivation after Townsend, "Differentiating the Singular Value Decomposition", 2016.
 */
public final class SingularValueRules implements GradientRules {
    private static final double SINGLE_ROUNDING = Math.ulp(1f);
    private static final double DOUBLE_ROUNDING = Math.ulp(1d);

    @Override
    public Map<String, GradientRule> rules() {
        return Map.of("Svd", op -> List.of(new Decomposition(op).gradient()));
    }

    private record Decomposition(
            Backward op, Ops tf, Operand<TFloat32> s, Operand<TFloat32> u, Operand<TFloat32> v, double rounding) {

        Decomposition(Backward op) {
            this(op, op.tf(), op.output(0), op.output(1), op.output(2), rounding(op));
            boolean thin = op.op().attributes().getAttrBool("compute_uv")
                    && !op.op().attributes().getAttrBool("full_matrices");
            if (!thin) {
                throw new UnsupportedOperationException("node " + op.op().name()
                        + ": only the thin singular value decomposition with U and V has a gradient");
            }
        }

        private static double rounding(Backward op) {
            return op.input(0).asOutput().dataType() == DataType.DT_DOUBLE ? DOUBLE_ROUNDING : SINGLE_ROUNDING;
        }

        Operand<TFloat32> gradient() {
            Operand<TFloat32> scaled = Matrices.columnsScaled(tf, u, op.gradientOrZero(0));
            if (op.gradient(1) == null && op.gradient(2) == null) {
                return MatrixProduct.of(tf, scaled, false, v, true);
            }
            Operand<TFloat32> g = op.gradientOrZero(1);
            Operand<TFloat32> h = op.gradientOrZero(2);
            Operand<TFloat32> toU = MatrixProduct.of(tf, u, true, g, false);
            Operand<TFloat32> toV = MatrixProduct.of(tf, v, true, h, false);
            Operand<TFloat32> inside = MatrixProduct.of(tf, u, rotation(toU, toV));
            List<Operand<TFloat32>> left = new ArrayList<>(List.of(scaled, inside));
            if (isTall(u)) {
                left.add(outside(u, g, toU));
            }
            Operand<TFloat32> result = MatrixProduct.of(tf, tf.math.addN(left), false, v, true);
            return isTall(v) ? tf.math.add(result, MatrixProduct.of(tf, u, false, outside(v, h, toV), true)) : result;
        }

        /** The matrix E. */
        private Operand<TFloat32> rotation(Operand<TFloat32> toU, Operand<TFloat32> toV) {
            Operand<TFloat32> j = Matrices.skew(tf, toU);
            Operand<TFloat32> k = Matrices.skew(tf, toV);
            Operand<TFloat32> row = tf.expandDims(s, tf.constant(-2));
            Operand<TFloat32> column = tf.expandDims(s, tf.constant(-1));
            Operand<TFloat32> largest = tf.expandDims(largest(), tf.constant(-1));
            Operand<TFloat32> bySum =
                    Matrices.reciprocal(tf, tf.math.add(row, column), Scalars.scaled(tf, largest, nullSpace()));
            Operand<TFloat32> byGap =
                    Matrices.reciprocal(tf, tf.math.sub(row, column), Scalars.scaled(tf, largest, Math.sqrt(rounding)));
            return Scalars.scaled(
                    tf, tf.math.add(tf.math.mul(tf.math.sub(j, k), bySum), tf.math.mul(tf.math.add(j, k), byGap)), 0.5);
        }

        /** {@code (I - B B^T) G S^-1} for a basis B and {@code inside = B^T G}. */
        private Operand<TFloat32> outside(
                Operand<TFloat32> basis, Operand<TFloat32> cotangent, Operand<TFloat32> inside) {
            Operand<TFloat32> rest = tf.math.sub(cotangent, MatrixProduct.of(tf, basis, inside));
            Operand<TFloat32> inverse = Matrices.reciprocal(tf, s, Scalars.scaled(tf, largest(), nullSpace()));
            return Matrices.columnsScaled(tf, rest, inverse);
        }

        private Operand<TFloat32> largest() {
            return tf.stopGradient(tf.reduceMax(s, tf.constant(new int[] {-1}), ReduceMax.keepDims(true)));
        }

        private double nullSpace() {
            return rounding * Math.max(u.shape().get(-2), v.shape().get(-2));
        }

        private static boolean isTall(Operand<TFloat32> basis) {
            return basis.shape().get(-2) > basis.shape().get(-1);
        }
    }
}
