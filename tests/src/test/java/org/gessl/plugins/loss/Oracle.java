package org.gessl.plugins.loss;

import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** A formula in float64, written with loops. */
@FunctionalInterface
interface Oracle {

    /**
     * Returns the loss.
     *
     * @param live the inputs
     * @param frozen the inputs again, for what the formula holds constant in a derivative
     */
    double loss(Map<String, Numbers64> live, Map<String, Numbers64> frozen);

    static double dot(double[] a, double[] b) {
        return sum(a.length, k -> a[k] * b[k]);
    }

    static double cosine(double[] a, double[] b, double smallest) {
        return dot(a, b) / Math.max(Math.sqrt(dot(a, a)), smallest) / Math.max(Math.sqrt(dot(b, b)), smallest);
    }

    static double cosine(double[] a, double[] b) {
        return cosine(a, b, 1e-12);
    }

    /** A cosine in which {@code b} counts as it is. */
    static double against(double[] a, double[] b) {
        return dot(a, b) / Math.max(Math.sqrt(dot(a, a)), 1e-12);
    }

    static double sum(int count, IntToDoubleFunction term) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += term.applyAsDouble(i);
        }
        return sum;
    }

    static double mean(int count, IntToDoubleFunction term) {
        return sum(count, term) / count;
    }

    static double logSumExp(int count, IntPredicate counts, IntToDoubleFunction value) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            largest = counts.test(j) ? Math.max(largest, value.applyAsDouble(j)) : largest;
        }
        double shift = largest;
        return shift + Math.log(sum(count, j -> counts.test(j) ? Math.exp(value.applyAsDouble(j) - shift) : 0));
    }

    static double[] softmax(int count, IntToDoubleFunction value) {
        double total = logSumExp(count, j -> true, value);
        double[] shares = new double[count];
        for (int j = 0; j < count; j++) {
            shares[j] = Math.exp(value.applyAsDouble(j) - total);
        }
        return shares;
    }

    static double crossEntropy(double[] target, IntToDoubleFunction logit) {
        double total = logSumExp(target.length, j -> true, logit);
        return sum(target.length, k -> target[k] * (total - logit.applyAsDouble(k)));
    }

    /** The iteration on the weights themselves, prototypes first. */
    static double[][] sinkhorn(double[][] weights, int iterations) {
        int samples = weights.length;
        int prototypes = weights[0].length;
        double[][] q = new double[samples][prototypes];
        double total = sum(samples, n -> sum(prototypes, k -> weights[n][k]));
        for (int n = 0; n < samples; n++) {
            for (int k = 0; k < prototypes; k++) {
                q[n][k] = weights[n][k] / total;
            }
        }
        for (int i = 0; i < iterations; i++) {
            for (int k = 0; k < prototypes; k++) {
                int column = k;
                double used = sum(samples, n -> q[n][column]);
                for (int n = 0; n < samples; n++) {
                    q[n][k] /= used * prototypes;
                }
            }
            for (int n = 0; n < samples; n++) {
                int row = n;
                double used = sum(prototypes, k -> q[row][k]);
                for (int k = 0; k < prototypes; k++) {
                    q[n][k] /= used * samples;
                }
            }
        }
        for (double[] row : q) {
            for (int k = 0; k < prototypes; k++) {
                row[k] *= samples;
            }
        }
        return q;
    }
}
