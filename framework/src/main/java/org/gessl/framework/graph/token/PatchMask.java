package org.gessl.framework.graph.token;

import org.gessl.framework.graph.MatrixProduct;
import org.gessl.framework.graph.RandomStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Which patches of each image an encoder sees: K of L, others for each image.
 *
 * <p>Taking and putting back are products with a matrix of zeros and ones: exact in every derivative, and without the scattered additions that make
 * a result depend on the order of threads.
 *
 * @param selection [N, K, L], 1 where row k is patch l
 */
public record PatchMask(Operand<TFloat32> selection) {

    /** Returns a mask that keeps {@code kept} of {@code patches} patches, every choice as likely, for each of {@code images} images. */
    public static PatchMask random(Ops tf, RandomStream random, int images, int patches, int kept) {
        Operand<TFloat32> order = random.uniform(Shape.of(images, patches));
        return new PatchMask(tf.oneHot(
                tf.nn.topK(order, tf.constant(kept), TInt32.class).indices(),
                tf.constant(patches),
                tf.constant(1f),
                tf.constant(0f)));
    }

    /** Returns the rows of the kept patches, [N, K, D] of [N, L, D] or of [L, D] for all images alike. */
    public Operand<TFloat32> take(Ops tf, Operand<TFloat32> x) {
        return MatrixProduct.of(tf, selection, x);
    }

    /** Returns the rows of the kept patches in their places and zero in all others, [N, L, D] of [N, K, D]. */
    public Operand<TFloat32> putBack(Ops tf, Operand<TFloat32> kept) {
        return MatrixProduct.of(tf, selection, true, kept, false);
    }

    /** Returns 1 for each patch that is not kept and 0 for the others, [N, L]. */
    public Operand<TFloat32> hidden(Ops tf) {
        return tf.math.sub(tf.constant(1f), tf.sum(selection, tf.constant(1)));
    }
}
