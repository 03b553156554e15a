package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Random numbers of a graph, all of them from one 64-bit key.
 *
 * <p>The key is an operand, usually fed anew at each step. Every draw combines it with a counter of its own, so the draws of a step are independent
 * of each other, and the same key gives the same numbers again.
 */
public final class RandomStream {
    private final Ops tf;
    private final Operand<TInt64> key;
    private long draws;

    /** Creates the stream of {@code key}, a scalar. */
    public RandomStream(Ops tf, Operand<TInt64> key) {
        this.tf = tf;
        this.key = key;
    }

    /** Returns numbers of {@code shape}, uniform in [0, 1). */
    public Operand<TFloat32> uniform(Shape shape) {
        return tf.random.statelessRandomUniform(tf.constant(shape.asArray()), seed(), TFloat32.class);
    }

    /** Returns numbers of {@code shape}, uniform in [low, high). */
    public Operand<TFloat32> uniform(Shape shape, float low, float high) {
        return tf.math.add(tf.math.mul(uniform(shape), tf.constant(high - low)), tf.constant(low));
    }

    /** Returns standard normal numbers of {@code shape}. */
    public Operand<TFloat32> normal(Shape shape) {
        return tf.random.statelessRandomNormal(tf.constant(shape.asArray()), seed(), TFloat32.class);
    }

    /** Returns values of {@code shape}, each true with chance {@code probability} in [0, 1]. */
    public Operand<TBool> chance(Shape shape, double probability) {
        return tf.math.less(uniform(shape), tf.constant((float) probability));
    }

    private Operand<TInt64> seed() {
        return tf.stack(java.util.List.of(key, tf.constant(draws++)));
    }
}
