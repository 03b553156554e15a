package org.gessl.framework.graph;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The value that a parameter starts from. */
@FunctionalInterface
public interface Initializer {

    /** Returns the initial value, of shape {@code shape}, drawn from {@code random} alone. */
    Operand<TFloat32> initialise(Ops tf, RandomStream random, Shape shape);

    /** Every element is {@code value}. */
    static Initializer constant(float value) {
        return (tf, random, shape) -> tf.fill(tf.constant(shape.asArray()), tf.constant(value));
    }

    /** Normal with mean 0 and standard deviation {@code deviation}. */
    static Initializer normal(float deviation) {
        return (tf, random, shape) -> tf.math.mul(random.normal(shape), tf.constant(deviation));
    }

    /**
     * Uniform in {@code +-1 / sqrt(fanIn)}, where the fan-in is the product of all axes but the last: small weights, which
     * under batch normalisation means long steps, as published learning rates assume.
     */
    static Initializer fanInUniform() {
        return (tf, random, shape) -> {
            double limit = 1 / Math.sqrt(shape.size() / (double) shape.get(-1));
            return random.uniform(shape, (float) -limit, (float) limit);
        };
    }

    /** Each row is drawn from the directions of its space with equal chances, and has length 1; [K, D]. */
    static Initializer unitRows() {
        return (tf, random, shape) -> Rows.normalise(tf, random.normal(shape));
    }
}
