package org.gessl.plugins.loss.decorrelation;

/** Matrix algebra by loops, for the formulas of {@link PlainLosses}. */
final class PlainAlgebra {
    private PlainAlgebra() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    static double[][] normalised(double[][] rows, double smallest) {
        double[][] result = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double length = Math.max(Math.sqrt(dot(rows[i], rows[i])), smallest);
            result[i] = new double[rows[i].length];
            for (int k = 0; k < rows[i].length; k++) {
                result[i][k] = rows[i][k] / length;
            }
        }
        return result;
    }

    static double[][] transposed(double[][] m) {
        double[][] result = new double[m[0].length][m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[0].length; j++) {
                result[j][i] = m[i][j];
            }
        }
        return result;
    }

    static double[][] centred(double[][] rows) {
        double[][] columns = transposed(rows);
        for (double[] column : columns) {
            double mean = 0;
            for (double value : column) {
                mean += value / column.length;
            }
            for (int i = 0; i < column.length; i++) {
                column[i] -= mean;
            }
        }
        return transposed(columns);
    }

    /** {@code a^T b / divisor}. */
    static double[][] cross(double[][] a, double[][] b, double divisor) {
        double[][] first = transposed(a);
        double[][] second = transposed(b);
        double[][] result = new double[first.length][second.length];
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < second.length; j++) {
                result[i][j] = dot(first[i], second[j]) / divisor;
            }
        }
        return result;
    }

    static double[][] mean(double[][][] views) {
        double[][] result = new double[views[0].length][views[0][0].length];
        for (double[][] view : views) {
            for (int i = 0; i < view.length; i++) {
                for (int k = 0; k < view[i].length; k++) {
                    result[i][k] += view[i][k] / views.length;
                }
            }
        }
        return result;
    }

    /** The lower factor L of {@code m = L L^T}. */
    static double[][] cholesky(double[][] m) {
        double[][] factor = new double[m.length][m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = m[i][j] - dot(factor[i], factor[j]);
                factor[i][j] = i == j ? Math.sqrt(rest) : rest / factor[j][j];
            }
        }
        return factor;
    }

    /** The solution x of {@code factor x = right} for a lower factor. */
    static double[] forward(double[][] factor, double[] right) {
        double[] x = new double[right.length];
        for (int i = 0; i < right.length; i++) {
            x[i] = (right[i] - dot(factor[i], x)) / factor[i][i];
        }
        return x;
    }

    /** The sum of the singular values: lengths of the rows after rotations that make them orthogonal (one-sided Jacobi). */
    static double nuclearNorm(double[][] matrix) {
        double[][] rows = matrix.length <= matrix[0].length ? transposed(transposed(matrix)) : transposed(matrix);
        for (int sweep = 0; sweep < 60; sweep++) {
            for (int i = 0; i < rows.length; i++) {
                for (int j = i + 1; j < rows.length; j++) {
                    rotate(rows[i], rows[j]);
                }
            }
        }
        double sum = 0;
        for (double[] row : rows) {
            sum += Math.sqrt(dot(row, row));
        }
        return sum;
    }

    private static void rotate(double[] a, double[] b) {
        double product = dot(a, b);
        if (product == 0) {
            return;
        }
        double zeta = (dot(b, b) - dot(a, a)) / (2 * product);
        double tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        for (int k = 0; k < a.length; k++) {
            double first = a[k];
            a[k] = cosine * (first - tangent * b[k]);
            b[k] = cosine * (tangent * first + b[k]);
        }
    }
}
