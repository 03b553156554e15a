package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Products of stacks of matrices, [..., n, m] of [..., n, k] and [..., k, m]; leading axes broadcast.
 *
 * <p>It is the operation {@code BatchMatMulV2}, which has fast kernels on every device and in reduced precision; the one that
 * {@link Ops} offers has not.
 */
public final class MatrixProduct {
    private MatrixProduct() {}

    /** Returns {@code a @ b}. */
    public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
        return of(tf, a, false, b, false);
    }

    /** Returns {@code a @ b}, each of them transposed in its last two axes first if asked for. */
    public static Operand<TFloat32> of(
            Ops tf, Operand<TFloat32> a, boolean transposeA, Operand<TFloat32> b, boolean transposeB) {
        return tf.scope()
                .opBuilder("BatchMatMulV2", "MatrixProduct")
                .addInput(a.asOutput())
                .addInput(b.asOutput())
                .setAttr("adj_x", transposeA)
                .setAttr("adj_y", transposeB)
                .build()
                .output(0);
    }
}
