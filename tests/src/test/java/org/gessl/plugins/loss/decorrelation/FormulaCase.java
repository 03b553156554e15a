package org.gessl.plugins.loss.decorrelation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.plugin.Loss;
import org.gessl.testing.GraphRun;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A loss at some embeddings, built as a graph and by loops.
 *
 * @param name what is special about the case
 * @param loss the implementation
 * @param point embeddings [V, N, D] that are differentiated
 * @param spread how far the embeddings lie apart, to which the steps of the differences are fitted
 * @param inputs the formula's inputs of those embeddings
 * @param loops the formula by loops, with what the gradient does not pass held at the point
 */
record FormulaCase(
        String name,
        Loss loss,
        double[][][] point,
        double spread,
        Function<Given, Map<String, Operand<TFloat32>>> inputs,
        ToDoubleFunction<double[][][]> loops) {

    /** The differentiated embeddings in a graph. */
    record Given(Ops tf, Operand<TFloat32> all) {

        Operand<TFloat32> view(int index) {
            return new ArrayList<>(tf.unstack(all, all.shape().get(0)).output()).get(index);
        }

        Operand<TFloat32> views(int from, int count) {
            int images = (int) all.shape().get(1);
            int features = (int) all.shape().get(2);
            return tf.slice(all, tf.constant(new int[] {from, 0, 0}), tf.constant(new int[] {count, images, features}));
        }

        Operand<TFloat32> constant(double[][] rows) {
            return GraphRun.constant(tf, Shape.of(rows.length, rows[0].length), flat(rows));
        }

        Operand<TFloat32> constant(double[][][] views) {
            return tensor(tf, views);
        }
    }

    /** The loss, its slope along {@code u}, and the slope of that along {@code v}. */
    double[] fromGraph(double[][][] u, double[][][] v) {
        List<float[]> values = GraphRun.run(tf -> {
            Operand<TFloat32> x = tensor(tf, point);
            Operand<TFloat32> value = loss.criteria()
                    .get(loss.criteria().keySet().iterator().next())
                    .apply(tf, inputs.apply(new Given(tf, x)))
                    .get("loss");
            Operand<TFloat32> slope =
                    along(tf, Gradients.of(tf, value, List.of(x)).get(0), u);
            return List.of(
                    value, slope, along(tf, Gradients.of(tf, slope, List.of(x)).get(0), v));
        });
        return values.stream().mapToDouble(value -> value[0]).toArray();
    }

    /** The same by loops and central differences. */
    double[] fromLoops(double[][][] u, double[][][] v) {
        double small = 1e-4 * spread;
        double first = (at(u, small, v, 0) - at(u, -small, v, 0)) / (2 * small);
        double step = 1e-3 * spread;
        double second = (at(u, step, v, step) - at(u, step, v, -step) - at(u, -step, v, step) + at(u, -step, v, -step))
                / (4 * step * step);
        return new double[] {loops.applyAsDouble(point), first, second};
    }

    double[][][] direction(long seed) {
        return random(point.length, point[0].length, point[0][0].length, seed);
    }

    static double[][][] random(int views, int images, int features, long seed) {
        Random random = new Random(seed);
        double[][][] result = new double[views][images][features];
        for (double[][] view : result) {
            for (double[] row : view) {
                Arrays.setAll(row, k -> (float) random.nextGaussian());
            }
        }
        return result;
    }

    private double at(double[][][] u, double stepU, double[][][] v, double stepV) {
        double[][][] moved = new double[point.length][point[0].length][];
        for (int i = 0; i < point.length; i++) {
            for (int n = 0; n < point[i].length; n++) {
                moved[i][n] = point[i][n].clone();
                for (int k = 0; k < moved[i][n].length; k++) {
                    moved[i][n][k] += stepU * u[i][n][k] + stepV * v[i][n][k];
                }
            }
        }
        return loops.applyAsDouble(moved);
    }

    private static Operand<TFloat32> along(Ops tf, Operand<TFloat32> gradient, double[][][] direction) {
        return tf.reduceSum(tf.math.mul(gradient, tensor(tf, direction)), tf.constant(new int[] {0, 1, 2}));
    }

    private static Operand<TFloat32> tensor(Ops tf, double[][][] views) {
        double[] flat = Arrays.stream(views)
                .flatMapToDouble(rows -> Arrays.stream(flat(rows)))
                .toArray();
        return GraphRun.constant(tf, Shape.of(views.length, views[0].length, views[0][0].length), flat);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
