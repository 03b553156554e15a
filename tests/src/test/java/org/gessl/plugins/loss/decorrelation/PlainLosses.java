package org.gessl.plugins.loss.decorrelation;

import static org.gessl.plugins.loss.decorrelation.PlainAlgebra.centred;
import static org.gessl.plugins.loss.decorrelation.PlainAlgebra.cholesky;
import static org.gessl.plugins.loss.decorrelation.PlainAlgebra.cross;
import static org.gessl.plugins.loss.decorrelation.PlainAlgebra.dot;
import static org.gessl.plugins.loss.decorrelation.PlainAlgebra.forward;
import static org.gessl.plugins.loss.decorrelation.PlainAlgebra.mean;
import static org.gessl.plugins.loss.decorrelation.PlainAlgebra.normalised;
import static org.gessl.plugins.loss.decorrelation.PlainAlgebra.nuclearNorm;
import static org.gessl.plugins.loss.decorrelation.PlainAlgebra.transposed;

import java.util.Arrays;
import java.util.stream.Stream;

/** The losses' formulas by loops over views, images and features, in float64. */
final class PlainLosses {
    private PlainLosses() {}

    static double barlowTwins(double[][][] z, double lambda) {
        double[][] correlations = cross(standardised(z[0]), standardised(z[1]), z[0].length);
        double loss = 0;
        for (int i = 0; i < correlations.length; i++) {
            for (int j = 0; j < correlations.length; j++) {
                double c = correlations[i][j];
                loss += i == j ? (c - 1) * (c - 1) : lambda * c * c;
            }
        }
        return loss;
    }

    private static double[][] standardised(double[][] rows) {
        double[][] columns = transposed(centred(rows));
        for (double[] column : columns) {
            double deviation = Math.sqrt(dot(column, column) / column.length + 1e-5);
            for (int i = 0; i < column.length; i++) {
                column[i] /= deviation;
            }
        }
        return transposed(columns);
    }

    static double vicreg(double[][][] z, Vicreg options) {
        int images = z[0].length;
        int features = z[0][0].length;
        double loss = 0;
        for (int n = 0; n < images; n++) {
            for (int k = 0; k < features; k++) {
                loss += options.inv() * Math.pow(z[0][n][k] - z[1][n][k], 2) / (images * features);
            }
        }
        for (double[][] view : z) {
            double[][] covariance = cross(centred(view), centred(view), images - 1.0);
            for (int i = 0; i < features; i++) {
                double hinge = Math.max(0, 1 - Math.sqrt(covariance[i][i] + options.eps()));
                loss += options.var() * 0.5 * hinge / features;
                for (int j = 0; j < features; j++) {
                    loss += i == j ? 0 : options.cov() * covariance[i][j] * covariance[i][j] / features;
                }
            }
        }
        return loss;
    }

    static double wMse(double[][][] z, double eps) {
        double[][] first = whitened(z[0], eps);
        double[][] second = whitened(z[1], eps);
        double loss = 2;
        for (int n = 0; n < first.length; n++) {
            loss -= 2 * dot(first[n], second[n]) / first.length;
        }
        return loss;
    }

    private static double[][] whitened(double[][] rows, double eps) {
        double[][] centred = centred(rows);
        double[][] covariance = cross(centred, centred, rows.length - 1.0);
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                covariance[i][j] = (1 - eps) * covariance[i][j] + (i == j ? eps : 0);
            }
        }
        double[][] factor = cholesky(covariance);
        return normalised(
                Arrays.stream(centred).map(row -> forward(factor, row)).toArray(double[][]::new), 1e-12);
    }

    static double[][] ticoCovariance(double[][] z1, double[][] old, double beta) {
        double[][] a = normalised(z1, 1e-12);
        double[][] batch = cross(a, a, a.length);
        for (int i = 0; i < old.length; i++) {
            for (int j = 0; j < old.length; j++) {
                batch[i][j] = beta * old[i][j] + (1 - beta) * batch[i][j];
            }
        }
        return batch;
    }

    static double tico(double[][] z1, double[][] z2, double[][] covariance, double rho) {
        double[][] a = normalised(z1, 1e-12);
        double[][] b = normalised(z2, 1e-12);
        double loss = 1;
        for (int n = 0; n < a.length; n++) {
            loss -= dot(a[n], b[n]) / a.length;
            for (int i = 0; i < covariance.length; i++) {
                loss += rho * a[n][i] * dot(covariance[i], a[n]) / a.length;
            }
        }
        return loss;
    }

    static double frossl(double[][][] z, double invarianceWeight) {
        double[][][] views = Arrays.stream(z)
                .map(view -> transposed(normalised(transposed(view), 1e-12)))
                .toArray(double[][][]::new);
        double[][] mean = mean(views);
        double loss = 0;
        for (double[][] view : views) {
            double trace = 0;
            double squares = 0;
            double distance = 0;
            double[][] gram = cross(view, view, 1);
            for (int i = 0; i < gram.length; i++) {
                trace += gram[i][i];
                squares += dot(gram[i], gram[i]);
            }
            for (int n = 0; n < view.length; n++) {
                for (int k = 0; k < gram.length; k++) {
                    distance += Math.pow(view[n][k] - mean[n][k], 2);
                }
            }
            loss += 2 * Math.log(Math.sqrt(squares) / trace) + invarianceWeight * views.length / view.length * distance;
        }
        return loss;
    }

    static double mmcr(double[][][] online, double[][][] momentum, double lambda) {
        double loss = 0;
        double[][] centroids = new double[online.length][];
        for (int n = 0; n < online.length; n++) {
            double[][] joined = Stream.concat(Arrays.stream(online[n]), Arrays.stream(momentum[n]))
                    .toArray(double[][]::new);
            loss += lambda / online.length * nuclearNorm(joined);
            centroids[n] =
                    mean(Arrays.stream(joined).map(row -> new double[][] {row}).toArray(double[][][]::new))[0];
        }
        return loss - nuclearNorm(centroids);
    }

    static double empSsl(double[][][] z, double tcrEps, double invCoef) {
        double[][] centre = normalised(mean(z), 1e-8);
        int images = z[0].length;
        int features = z[0][0].length;
        double loss = 0;
        for (double[][] view : z) {
            double[][] matrix = cross(view, view, images * tcrEps / features);
            for (int i = 0; i < features; i++) {
                matrix[i][i] += 1;
            }
            double[][] factor = cholesky(matrix);
            for (int i = 0; i < features; i++) {
                loss -= Math.log(factor[i][i]) / z.length;
            }
            double[][] units = normalised(view, 1e-8);
            for (int n = 0; n < images; n++) {
                loss -= invCoef * dot(units[n], centre[n]) / (images * z.length);
            }
        }
        return loss;
    }

    /** The first {@code locals} views are the local ones. */
    static double lejepa(double[][][] z, int locals, double[][] directions, Lejepa options) {
        double[][] units = normalised(transposed(directions), 0);
        double[][] centre = mean(Arrays.copyOfRange(z, locals, z.length));
        int images = z[0].length;
        double prediction = 0;
        double statistic = 0;
        double step = options.tMax() / (options.knots() - 1);
        for (double[][] view : z) {
            for (int n = 0; n < images; n++) {
                for (int k = 0; k < centre[n].length; k++) {
                    prediction += Math.pow(view[n][k] - centre[n][k], 2) / (z.length * images * centre[n].length);
                }
            }
            for (double[] unit : units) {
                for (int q = 0; q < options.knots(); q++) {
                    double t = q * step;
                    double target = Math.exp(-t * t / 2);
                    double real = 0;
                    double imaginary = 0;
                    for (double[] row : view) {
                        real += Math.cos(t * dot(row, unit)) / images;
                        imaginary += Math.sin(t * dot(row, unit)) / images;
                    }
                    double weight = (q == 0 || q == options.knots() - 1 ? 1 : 2) * step * target;
                    double distance = Math.pow(real - target, 2) + imaginary * imaginary;
                    statistic += images * weight * distance / (z.length * units.length);
                }
            }
        }
        return options.lambda() * statistic + (1 - options.lambda()) * prediction;
    }

    static double koleo(double[][] x, double eps) {
        double[][] u = normalised(x, eps);
        double loss = 0;
        for (int i = 0; i < u.length; i++) {
            int nearest = -1;
            for (int j = 0; j < u.length; j++) {
                if (j != i && (nearest < 0 || dot(u[i], u[j]) > dot(u[i], u[nearest]))) {
                    nearest = j;
                }
            }
            double squares = 0;
            for (int k = 0; k < u[i].length; k++) {
                squares += Math.pow(u[i][k] - u[nearest][k] + eps, 2);
            }
            loss -= Math.log(Math.sqrt(squares) + eps) / u.length;
        }
        return loss;
    }
}
