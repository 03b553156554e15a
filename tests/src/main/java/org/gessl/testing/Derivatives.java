package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gessl.framework.train.Checkpoint.Tensor;

/** Compares first and second derivatives with central differences. */
final class Derivatives {
    private Derivatives() {}

    /**
     * Checks the gradient of {@code probe} against differences of its values, and the Hessian's product against differences of its gradients.
     *
     * @param step half the distance of the differences
     * @param tolerance relative error allowed
     */
    static void check(Probe probe, double step, double tolerance) {
        List<Probe.Point> points = probe.moved(-step, 0, step);
        Probe.Point below = points.get(0);
        Probe.Point here = points.get(1);
        Probe.Point above = points.get(2);
        double gradient = length(here.gradients());
        double slope = 0;
        double product = 0;
        double error = 0;
        for (String name : here.gradients().keySet()) {
            float[] direction = probe.directions().get(name).values();
            float[] slopes = here.gradients().get(name).values();
            float[] products = here.products()
                    .getOrDefault(name, new Tensor(new long[0], new float[slopes.length]))
                    .values();
            for (int i = 0; i < slopes.length; i++) {
                slope += (double) direction[i] * slopes[i];
                double expected = (double) (value(above, name, i) - value(below, name, i)) / (2 * step);
                product += expected * expected;
                error += Math.pow(products[i] - expected, 2);
            }
        }
        double expected = ((double) above.value() - below.value()) / (2 * step);
        assertThat(Math.abs(slope - expected))
                .as("error of the slope %s, which is %s by differences", slope, expected)
                .isLessThanOrEqualTo(tolerance * Math.max(Math.abs(expected), gradient));
        assertThat(Math.sqrt(error))
                .as("error of the Hessian's product, of length %s by differences", Math.sqrt(product))
                .isLessThanOrEqualTo(tolerance * Math.max(Math.sqrt(product), gradient / 10));
    }

    private static float value(Probe.Point point, String name, int i) {
        return point.gradients().get(name).values()[i];
    }

    private static double length(Map<String, Tensor> tensors) {
        double squares = 0;
        for (Tensor tensor : tensors.values()) {
            for (float x : tensor.values()) {
                squares += (double) x * x;
            }
        }
        return Math.sqrt(squares);
    }
}
