package org.gessl.framework.plugin;

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
}
