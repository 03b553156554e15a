package org.gessl.recipes.report.plane;

/** How near points are to one another, as t-SNE counts it: Gaussians whose widths give every point the same perplexity. */
final class Affinities {
    private static final int SEARCH = 60;
    private static final double CLOSE_ENOUGH = 1e-5;

    private Affinities() {}

    /** Returns symmetric affinities [n, n] of {@code points} [n, d] that sum to one. */
    static double[][] of(float[][] points, double perplexity) {
        double[][] distances = squaredDistances(points);
        int n = points.length;
        double[][] given = new double[n][];
        for (int i = 0; i < n; i++) {
            given[i] = neighbours(distances[i], i, Math.log(perplexity));
        }
        double[][] affinities = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                affinities[i][j] = (given[i][j] + given[j][i]) / (2.0 * n);
            }
        }
        return affinities;
    }

    private static double[][] squaredDistances(float[][] points) {
        int n = points.length;
        double[][] distances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int d = 0; d < points[i].length; d++) {
                    double difference = points[i][d] - points[j][d];
                    sum += difference * difference;
                }
                distances[i][j] = sum;
                distances[j][i] = sum;
            }
        }
        return distances;
    }

    /** Returns the probabilities of the neighbours of point {@code self}, whose entropy [nat] is {@code entropy}: the precision is found by bisection. */
    private static double[] neighbours(double[] distances, int self, double entropy) {
        double precision = 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < distances.length; j++) {
            nearest = j == self ? nearest : Math.min(nearest, distances[j]);
        }
        double[] probabilities = new double[distances.length];
        for (int i = 0; i < SEARCH; i++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < distances.length; j++) {
                // The shift by the nearest distance changes no probability and keeps the sum away from zero.
                double shifted = distances[j] - nearest;
                probabilities[j] = j == self ? 0 : Math.exp(-precision * shifted);
                sum += probabilities[j];
                weighted += probabilities[j] * shifted;
            }
            for (int j = 0; j < distances.length; j++) {
                probabilities[j] /= sum;
            }
            double excess = Math.log(sum) + precision * weighted / sum - entropy;
            if (Math.abs(excess) < CLOSE_ENOUGH) {
                break;
            }
            low = excess > 0 ? precision : low;
            high = excess > 0 ? high : precision;
            precision = Double.isInfinite(high) ? 2 * precision : (low + high) / 2;
        }
        return probabilities;
    }
}
