package org.gessl.plugins.loss.decorrelation;

import org.gessl.framework.graph.Rows;
import org.gessl.framework.graph.Scalars;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Sketched isotropic Gaussian regularisation: how far the embeddings' projections are from standard normal ones. */
final class Sigreg {
    private final float[] arguments;
    private final float[] targets;
    private final float[] weights;

    /** Creates the statistic with a quadrature of {@code knots} points in [0, last]. */
    Sigreg(int knots, double last) {
        arguments = new float[knots];
        targets = new float[knots];
        weights = new float[knots];
        double step = last / (knots - 1);
        for (int q = 0; q < knots; q++) {
            double t = q * step;
            double window = Math.exp(-t * t / 2);
            boolean end = q == 0 || q == knots - 1;
            arguments[q] = (float) t;
            targets[q] = (float) window;
            weights[q] = (float) ((end ? 1 : 2) * step * window);
        }
    }

    /**
     * Returns N times the mean over views and directions of the weighted squared distance of the characteristic functions.
     *
     * @param views embeddings [V, N, D]
     * @param directions directions of any length [D, M]
     */
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> views, Operand<TFloat32> directions) {
        Operand<TFloat32> projections = tf.expandDims(projections(tf, views, directions), tf.constant(-1));
        Operand<TFloat32> angles = tf.math.mul(projections, tf.constant(arguments));
        Operand<TFloat32> real = meanOverImages(tf, tf.math.cos(angles));
        Operand<TFloat32> imaginary = meanOverImages(tf, tf.math.sin(angles));
        Operand<TFloat32> distance =
                tf.math.add(tf.math.squaredDifference(real, tf.constant(targets)), tf.math.square(imaginary));
        double factor = (double) views.shape().get(1) * arguments.length;
        return Scalars.scaled(tf, Totals.mean(tf, tf.math.mul(distance, tf.constant(weights))), factor);
    }

    /** [V, N, M]: the embeddings along directions of length 1. */
    private static Operand<TFloat32> projections(Ops tf, Operand<TFloat32> views, Operand<TFloat32> directions) {
        long features = views.shape().get(2);
        Operand<TFloat32> rows = tf.reshape(views, tf.constant(new long[] {-1, features}));
        Operand<TFloat32> units = Rows.normalise(tf, tf.linalg.transpose(directions, tf.constant(new int[] {1, 0})));
        Operand<TFloat32> products = tf.linalg.matMul(rows, units, MatMul.transposeB(true));
        long[] shape = {
            views.shape().get(0), views.shape().get(1), directions.shape().get(1)
        };
        return tf.reshape(products, tf.constant(shape));
    }

    private static Operand<TFloat32> meanOverImages(Ops tf, Operand<TFloat32> x) {
        return tf.math.mean(x, tf.constant(new int[] {1}));
    }
}
