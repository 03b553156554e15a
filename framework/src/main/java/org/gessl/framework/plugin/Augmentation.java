package org.gessl.framework.plugin;

import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A random operation on a batch of images, as vectorised graph operations with parameters drawn for each image. */
@FunctionalInterface
public interface Augmentation {

    /**
     * Returns the augmented images.
     *
     * @param tf operations of the graph
     * @param random source of every random number
     * @param images [N, H, W, 3], static shape, values in [0, 1] until a normalising step has run
     * @return [N, H', W', 3], static shape
     */
    Operand<TFloat32> apply(Ops tf, RandomStream random, Operand<TFloat32> images);

    /** Returns whether it does the same to every image, without random numbers, so that evaluation needs it too; as normalising does. */
    default boolean fixed() {
        return false;
    }

    /** Returns the operations with fixed parameters that this augmentation is made of, by the names of the reference files that check them. */
    default Map<String, Core> cores() {
        return Map.of();
    }

    /** Returns the laws of its random parameters, by the names of the reference files that check them. */
    default Map<String, Law> laws() {
        return Map.of();
    }

    /** An operation with fixed parameters. */
    @FunctionalInterface
    interface Core {

        /**
         * Returns the result for {@code images} [N, H, W, 3].
         *
         * @param options the parameters by the names of the reference file: numbers, strings, booleans and lists of them
         * @throws IllegalArgumentException if an option or its value is not supported; the reference file is then skipped
         */
        Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Map<String, Object> options);
    }

    /** The law of the random parameters. */
    @FunctionalInterface
    interface Law {

        /**
         * Returns {@code samples} draws of each parameter [samples] by name.
         *
         * @throws IllegalArgumentException if an option or its value is not supported; the reference file is then skipped
         */
        Map<String, Operand<TFloat32>> draw(Ops tf, RandomStream random, int samples, Map<String, Object> options);
    }
}
