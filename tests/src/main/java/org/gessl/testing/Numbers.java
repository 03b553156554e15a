package org.gessl.testing;

import java.util.stream.IntStream;
import org.gessl.framework.train.Checkpoint.Tensor;

/** Kinds of numbers that a batch may hold. */
enum Numbers {
    NORMAL,
    TINY,
    HUGE,
    ZERO,
    /** All images are one. */
    CONSTANT,
    /** The first two images are one, and all views of each image. */
    DUPLICATE;

    private static final double LITTLE = 1e-6;
    private static final double MUCH = 1e4;

    /**
     * Returns numbers of this kind.
     *
     * @param drawn normal numbers of one view
     * @param first those of the first view
     */
    Tensor of(Tensor drawn, Tensor first) {
        int images = (int) drawn.shape()[0];
        return switch (this) {
            case NORMAL -> drawn;
            case TINY -> Tensors.scaled(drawn, LITTLE);
            case HUGE -> Tensors.scaled(drawn, MUCH);
            case ZERO -> Tensors.scaled(drawn, 0);
            case CONSTANT -> Tensors.rows(drawn, new int[images]);
            case DUPLICATE ->
                Tensors.rows(
                        first,
                        IntStream.range(0, images).map(i -> i == 1 ? 0 : i).toArray());
        };
    }
}
