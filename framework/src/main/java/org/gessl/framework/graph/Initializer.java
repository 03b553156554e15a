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

    /**
     * Normal with standard deviation {@code sqrt(2 / fanIn)}, for layers followed by a ReLU (He et al., arXiv 1502.01852).
     * The fan-in is the product of all axes but the last.
     */
    static Initializer heNormal() {
        return (tf, random, shape) -> {
            double deviation = Math.sqrt(2.0 / (shape.size() / (double) shape.get(-1)));
            return tf.math.mul(random.normal(shape), tf.constant((float) deviation));
        };
    }

    /** Uniform in {@code +-sqrt(6 / (fanIn + fanOut))} (Glorot and Bengio 2010). */
    static Initializer glorotUniform() {
        return (tf, random, shape) -> {
            double outputs = shape.get(-1);
            double limit = Math.sqrt(6.0 / (shape.size() / outputs + outputs));
            return random.uniform(shape, (float) -limit, (float) limit);
        };
    }
}
