package org.gessl.plugins.hypergradient;

import java.util.function.UnaryOperator;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Solves {@code A x = b} for a symmetric A by a fixed number of iterations, unrolled in the graph.
 *
 * <p>They come to rest at the first direction of curvature not above zero, or where nothing is left to solve; before any progress the answer is b.
 *
 * @param tf operations of the graph
 * @param product A times a vector
 */
record ConjugateGradients(Ops tf, UnaryOperator<Weights> product) {
    /** Relative to the square of b: beyond it, float32 has nothing left to solve. */
    private static final float SOLVED = 1e-12f;

    Weights solve(Weights b, int iterations) {
        Operand<TFloat32> start = WeightMath.dot(tf, b, b);
        Operand<TFloat32> solved = tf.math.mul(start, tf.constant(SOLVED));
        Weights x = null;
        Weights residual = b;
        Weights direction = b;
        Operand<TFloat32> square = start;
        Operand<TBool> going = tf.constant(true);
        for (int i = 0; i < iterations; i++) {
            Weights image = product.apply(direction);
            Operand<TFloat32> curvature = WeightMath.dot(tf, direction, image);
            going = tf.math.logicalAnd(
                    going,
                    tf.math.logicalAnd(tf.math.greater(curvature, tf.constant(0f)), tf.math.greater(square, solved)));
            Operand<TFloat32> length = ratio(going, square, curvature);
            Weights step = WeightMath.times(tf, direction, length);
            x = x == null ? first(going, step, b) : WeightMath.plus(tf, x, step);
            residual = WeightMath.plus(tf, residual, WeightMath.times(tf, image, tf.math.neg(length)));
            Operand<TFloat32> next = WeightMath.dot(tf, residual, residual);
            direction = WeightMath.plus(tf, residual, WeightMath.times(tf, direction, ratio(going, next, square)));
            square = next;
        }
        return x;
    }

    private Weights first(Operand<TBool> going, Weights step, Weights b) {
        return step.zip(b, (progress, none) -> tf.select(going, progress, none));
    }

    /** {@code a / b} while the iterations go on, and then 0. */
    private Operand<TFloat32> ratio(Operand<TBool> going, Operand<TFloat32> a, Operand<TFloat32> b) {
        Operand<TFloat32> divisor = tf.select(going, b, tf.constant(1f));
        return tf.select(going, tf.math.div(a, divisor), tf.constant(0f));
    }
}
