package org.gessl.recipes.report.plane;

/** The projection of points onto the two directions in which they vary most, found by orthogonal iteration. */
final class PrincipalComponents {
    private static final int ITERATIONS = 60;
    private static final double NOTHING = 1e-12;

    private PrincipalComponents() {}

    /** Returns [n, 2] of {@code points} [n, d]; each direction's sign is such that its largest component is positive. */
    static double[][] plane(float[][] points) {
        int n = points.length;
        double[][] centred = centred(points);
        double[] first = direction(centred, null);
        double[] second = direction(centred, first);
        double[][] plane = new double[n][];
        for (int i = 0; i < n; i++) {
            plane[i] = new double[] {dot(centred[i], first), dot(centred[i], second)};
        }
        return plane;
    }

    private static double[][] centred(float[][] points) {
        int dimension = points.length == 0 ? 0 : points[0].length;
        double[] mean = new double[dimension];
        for (float[] point : points) {
            for (int j = 0; j < dimension; j++) {
                mean[j] += point[j] / points.length;
            }
        }
        double[][] centred = new double[points.length][dimension];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < dimension; j++) {
                centred[i][j] = points[i][j] - mean[j];
            }
        }
        return centred;
    }

    /** Returns the direction of most variance among those orthogonal to {@code other}; zero if the points do not vary any more. */
    private static double[] direction(double[][] points, double[] other) {
        int dimension = points.length == 0 ? 0 : points[0].length;
        double[] direction = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            // Anything that is not orthogonal to the answer will do.
            direction[j] = Math.cos(1 + j * (other == null ? 1.0 : 2.0));
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = new double[dimension];
            for (double[] point : points) {
                double length = dot(point, direction);
                for (int j = 0; j < dimension; j++) {
                    next[j] += length * point[j];
                }
            }
            if (other != null) {
                double along = dot(next, other);
                for (int j = 0; j < dimension; j++) {
                    next[j] -= along * other[j];
                }
            }
            double norm = Math.sqrt(dot(next, next));
            if (norm < NOTHING) {
                return new double[dimension];
            }
            for (int j = 0; j < dimension; j++) {
                direction[j] = next[j] / norm;
            }
        }
        return signed(direction);
    }

    private static double[] signed(double[] direction) {
        double largest = 0;
        for (double value : direction) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        for (int j = 0; largest < 0 && j < direction.length; j++) {
            direction[j] = -direction[j];
        }
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
