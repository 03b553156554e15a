package org.gessl.recipes.report.plane;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.linalg.SelfAdjointEig;
import org.tensorflow.types.TFloat64;

/** The projection of points onto the two directions in which they vary most. */
final class PrincipalComponents {
    private PrincipalComponents() {}

    /** Returns the projection [n, 2] of {@code points} [n, d], the first direction first; what a direction lacks is 0. */
    static double[][] plane(float[][] points) {
        int n = points.length;
        int dimension = n == 0 ? 0 : points[0].length;
        double[][] plane = new double[n][2];
        if (n == 0 || dimension == 0) {
            return plane;
        }
        double[] flat = new double[n * dimension];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < dimension; d++) {
                flat[i * dimension + d] = points[i][d];
            }
        }
        double[] projected = project(flat, n, dimension);
        for (int i = 0; i < n; i++) {
            for (int axis = 0; axis < Math.min(2, dimension); axis++) {
                // The directions come with the variance rising.
                plane[i][axis] = projected[(i + 1) * dimension - 1 - axis];
            }
        }
        return plane;
    }

    /** Returns the points [n, d] in the basis of the eigenvectors of their covariance. */
    private static double[] project(double[] points, int n, int dimension) {
        double[] projected = new double[points.length];
        try (Graph graph = new Graph();
                Session session = new Session(graph);
                TFloat64 input = TFloat64.tensorOf(Shape.of(n, dimension), DataBuffers.of(points))) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat64> x = tf.placeholder(TFloat64.class, Placeholder.shape(input.shape()));
            Operand<TFloat64> centred = tf.math.sub(x, tf.math.mean(x, tf.constant(0)));
            Operand<TFloat64> covariance = tf.linalg.matMul(centred, centred, MatMul.transposeA(true));
            SelfAdjointEig<TFloat64> basis = tf.linalg.selfAdjointEig(covariance);
            try (Result result = session.runner()
                    .feed(x, input)
                    .fetch(tf.linalg.matMul(centred, basis.v()))
                    .run()) {
                ((TFloat64) result.get(0)).asRawTensor().data().asDoubles().read(projected);
            }
        }
        return projected;
    }
}
