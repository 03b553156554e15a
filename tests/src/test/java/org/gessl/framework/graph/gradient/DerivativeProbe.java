package org.gessl.framework.graph.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A scalar made of the case's function, its gradient, and the gradient of a fixed combination of that gradient. */
final class DerivativeProbe implements AutoCloseable {
    /** A function of two tensors under test. */
    record Case(
            String name, Shape first, Shape second, double low, BiFunction<Ops, Inputs, Operand<TFloat32>> function) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Inputs(Operand<TFloat32> a, Operand<TFloat32> b) {}

    /** Step of the differences that suits float32. */
    static final float STEP = 4e-3f;

    private final float step;
    private final Graph graph = new Graph();
    private final Session session;
    private final List<Placeholder<TFloat32>> inputs;
    private final List<float[]> values = new ArrayList<>();
    private final List<float[]> directions = new ArrayList<>();
    private final Operand<TFloat32> loss;
    private final Operand<TFloat32> slope;
    private final Operand<TFloat32> slopeAlong;
    private final Operand<TFloat32> curvature;

    DerivativeProbe(Case c, float step) {
        this.step = step;
        Ops tf = Ops.create(graph);
        Random random = new Random(5);
        List<Shape> shapes = List.of(c.first(), c.second());
        inputs = shapes.stream()
                .map(s -> tf.placeholder(TFloat32.class, Placeholder.shape(s)))
                .toList();
        for (Shape shape : shapes) {
            int size = (int) shape.size();
            values.add(draw(random, size, c.low(), c.low() < 0 ? 1 : 1.5));
            directions.add(draw(random, size, -1, 1));
        }
        Operand<TFloat32> result = c.function().apply(tf, new Inputs(inputs.get(0), inputs.get(1)));
        loss = project(tf, random, List.of(result));
        List<Operand<TFloat32>> gradients = Gradients.of(tf, loss, inputs);
        slope = project(tf, random, gradients);
        List<Operand<TFloat32>> second = Gradients.of(tf, slope, inputs);
        curvature = alongDirections(tf, second);
        slopeAlong = alongDirections(tf, gradients);
        session = new Session(graph);
    }

    double firstOrderError() {
        return relative(value(slopeAlong, 0), difference(loss));
    }

    double secondOrderError() {
        return relative(value(curvature, 0), difference(slope));
    }

    private static double relative(double got, double want) {
        return Math.abs(got - want) / Math.max(Math.abs(want), 0.3);
    }

    private double difference(Operand<TFloat32> scalar) {
        return (value(scalar, step) - value(scalar, -step)) / (2 * step);
    }

    private Operand<TFloat32> project(Ops tf, Random random, List<Operand<TFloat32>> tensors) {
        List<Operand<TFloat32>> terms = new ArrayList<>();
        for (Operand<TFloat32> tensor : tensors) {
            if (tensor != null) {
                float[] weights = draw(random, (int) tensor.shape().size(), -1, 1);
                terms.add(dot(tf, tensor, weights));
            }
        }
        return tf.math.addN(terms);
    }

    private Operand<TFloat32> alongDirections(Ops tf, List<Operand<TFloat32>> gradients) {
        List<Operand<TFloat32>> terms = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            if (gradients.get(i) != null) {
                terms.add(dot(tf, gradients.get(i), directions.get(i)));
            }
        }
        return terms.isEmpty() ? tf.constant(0f) : tf.math.addN(terms);
    }

    private static Operand<TFloat32> dot(Ops tf, Operand<TFloat32> tensor, float[] weights) {
        Operand<TFloat32> flat = tf.reshape(tensor, tf.constant(new int[] {weights.length}));
        return tf.sum(tf.math.mul(flat, tf.constant(weights)), tf.constant(new int[] {0}));
    }

    private static float[] draw(Random random, int size, double low, double high) {
        float[] result = new float[size];
        for (int i = 0; i < size; i++) {
            result[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return result;
    }

    private double value(Operand<TFloat32> scalar, float distance) {
        List<TFloat32> tensors = new ArrayList<>();
        Session.Runner runner = session.runner().fetch(scalar);
        for (int i = 0; i < inputs.size(); i++) {
            float[] moved = values.get(i).clone();
            for (int j = 0; j < moved.length; j++) {
                moved[j] += distance * directions.get(i)[j];
            }
            TFloat32 tensor = TFloat32.tensorOf(inputs.get(i).shape(), DataBuffers.of(moved));
            tensors.add(tensor);
            runner.feed(inputs.get(i), tensor);
        }
        try (Result result = runner.run()) {
            return ((TFloat32) result.get(0)).getFloat();
        } finally {
            tensors.forEach(TFloat32::close);
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
