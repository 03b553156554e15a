package org.gessl.plugins.evaluation.supervised;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.gessl.framework.evaluate.Features;

/**
 * Shifts and scales each feature.
 *
 * @param mean what is subtracted
 * @param factor what it is multiplied by then
 */
@SuppressWarnings("ArrayRecordComponent")
record Scaling(float[] mean, float[] factor) {
    private static final double SMALLEST_DEVIATION = 1e-12;

    /** Returns the scaling that changes nothing. */
    static Scaling none(int dimension) {
        float[] ones = new float[dimension];
        Arrays.fill(ones, 1);
        return new Scaling(new float[dimension], ones);
    }

    /** Returns the scaling that gives each of {@code features} mean 0 and deviation 1 (biased); one that never changes is shifted alone. */
    static Scaling standard(Features features) {
        int dimension = features.dimension();
        double[] mean = new double[dimension];
        double[] squares = new double[dimension];
        FloatBuffer row = FloatBuffer.allocate(dimension);
        // Welford's update, which does not cancel.
        for (int i = 0; i < features.size(); i++) {
            features.read(i, row.clear());
            for (int d = 0; d < dimension; d++) {
                double before = row.get(d) - mean[d];
                mean[d] += before / (i + 1);
                squares[d] += before * (row.get(d) - mean[d]);
            }
        }
        Scaling result = none(dimension);
        for (int d = 0; d < dimension; d++) {
            double deviation = Math.sqrt(squares[d] / features.size());
            result.mean[d] = (float) mean[d];
            result.factor[d] = (float) (deviation > SMALLEST_DEVIATION ? 1 / deviation : 1);
        }
        return result;
    }

    /** Changes {@code row}. */
    void apply(float[] row) {
        for (int d = 0; d < row.length; d++) {
            row[d] = (row[d] - mean[d]) * factor[d];
        }
    }
}
