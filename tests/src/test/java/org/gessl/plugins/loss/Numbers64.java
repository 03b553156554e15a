package org.gessl.plugins.loss;

import java.util.Arrays;
import java.util.Random;
import org.gessl.testing.GraphRun;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A tensor in float64, for oracles that loop over its rows.
 *
 * @param shape its shape
 * @param data its elements, row-major
 */
record Numbers64(Shape shape, double[] data) {

    static Numbers64 uniform(long seed, long... shape) {
        Shape of = Shape.of(shape);
        return new Numbers64(of, new Random(seed).doubles(of.size(), -1, 1).toArray());
    }

    /** Every row is the same, up to {@code spread}. */
    static Numbers64 collapsed(long seed, double spread, long... shape) {
        Numbers64 noise = uniform(seed, shape);
        double[] data = new double[noise.data.length];
        int columns = noise.columns();
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (Math.sin(i % columns + 1) + spread * noise.data[i]);
        }
        return new Numbers64(noise.shape, data);
    }

    int columns() {
        return (int) shape.get(-1);
    }

    int rows() {
        return data.length / columns();
    }

    double[] row(int i) {
        return Arrays.copyOfRange(data, i * columns(), (i + 1) * columns());
    }

    /** Each row's {@code exp((element - largest) / divisor)}, the largest of all elements. */
    double[][] weights(double divisor) {
        double largest = Arrays.stream(data).max().orElseThrow();
        double[][] weights = new double[rows()][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Arrays.stream(row(i))
                    .map(v -> Math.exp((v - largest) / divisor))
                    .toArray();
        }
        return weights;
    }

    Numbers64 scaled(double factor) {
        return new Numbers64(shape, Arrays.stream(data).map(v -> factor * v).toArray());
    }

    Numbers64 plus(Numbers64 direction, double step) {
        double[] sum = new double[data.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = data[i] + step * direction.data[i];
        }
        return new Numbers64(shape, sum);
    }

    Operand<TFloat32> operand(Ops tf) {
        return GraphRun.constant(tf, shape, data);
    }
}
