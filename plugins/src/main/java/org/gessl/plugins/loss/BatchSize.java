package org.gessl.plugins.loss;

import org.gessl.framework.spec.UserException;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Refuses batches that are too small for a loss. */
public final class BatchSize {
    private BatchSize() {}

    /**
     * Checks that the batch {@code rows} [N, D] has at least two images.
     *
     * @param loss name of the loss
     * @param why what one image alone would make meaningless, as in {@code tells each image from the others of its batch}
     * @throws UserException with the problem {@code batch-size} if it has one
     */
    public static void requirePair(String loss, String why, Operand<TFloat32> rows) {
        requirePair(loss, why, rows.shape().get(0));
    }

    /** Checks the same of a batch of {@code images}. */
    public static void requirePair(String loss, String why, long images) {
        if (images < 2) {
            throw new UserException(
                    "batch-size", "'" + loss + "' " + why + ", but a batch has " + images + "; use at least 2 images");
        }
    }
}
