package org.gessl.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Values of tensors, and changes of them. */
final class Tensors {
    private Tensors() {}

    /** Returns a scalar. */
    static Tensor scalar(double value) {
        return new Tensor(new long[0], new float[] {(float) value});
    }

    /** Returns standard normal numbers; the same for the same seed. */
    static Tensor normal(long seed, long... shape) {
        Random random = new Random(seed);
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Tensor(shape, values);
    }

    /** Returns numbers uniform in [0, 1); the same for the same seed. */
    static Tensor uniform(long seed, long... shape) {
        Random random = new Random(seed);
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new Tensor(shape, values);
    }

    /** Returns the initial values of {@code specs}, {@code prefix} before each name. */
    static Map<String, Tensor> initial(String prefix, List<ParameterSpec> specs, long key) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        if (specs.isEmpty()) {
            return tensors;
        }
        List<float[]> values = GraphRun.run(tf -> {
            RandomStream random = new RandomStream(tf, tf.constant(key));
            List<Operand<TFloat32>> drawn = new ArrayList<>();
            specs.forEach(spec -> drawn.add(spec.initializer().initialise(tf, random, spec.shape())));
            return drawn;
        });
        for (int i = 0; i < values.size(); i++) {
            ParameterSpec spec = specs.get(i);
            tensors.put(prefix + spec.name(), new Tensor(spec.shape().asArray(), values.get(i)));
        }
        return tensors;
    }

    /**
     * Returns the {@link #initial} weights of {@code layout}, but with all {@link NormalisationOffsets} at {@code offset}: at 2, most units behind a ReLU are on.
     */
    static Map<String, Tensor> awake(String prefix, ParameterLayout layout, long key, double offset) {
        Map<String, Tensor> tensors = initial(prefix, layout.trainable(), key);
        NormalisationOffsets.of(layout)
                .forEach(name -> tensors.computeIfPresent(prefix + name, (offsets, beta) -> map(beta, x -> offset)));
        return tensors;
    }

    /** Returns {@code function} of each value. */
    static Tensor map(Tensor tensor, DoubleUnaryOperator function) {
        float[] values = tensor.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) function.applyAsDouble(values[i]);
        }
        return new Tensor(tensor.shape(), values);
    }

    /** Returns {@code factor} times {@code tensor}. */
    static Tensor scaled(Tensor tensor, double factor) {
        return map(tensor, x -> factor * x);
    }

    /** Returns the values, each one half further from zero. */
    static Tensor awayFromZero(Tensor tensor) {
        return map(tensor, x -> x + Math.copySign(0.5, x));
    }

    /** Returns the rows of {@code tensor} that {@code rows} numbers, in that order. */
    static Tensor rows(Tensor tensor, int... rows) {
        int width = tensor.values().length / (int) tensor.shape()[0];
        float[] values = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(tensor.values(), rows[i] * width, values, i * width, width);
        }
        long[] shape = tensor.shape().clone();
        shape[0] = rows.length;
        return new Tensor(shape, values);
    }

    /** Returns the largest absolute value. */
    static double largest(Tensor tensor) {
        double largest = 0;
        for (float value : tensor.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Returns whether no value is infinite or none. */
    static boolean isFinite(Tensor tensor) {
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static int size(long... shape) {
        long size = 1;
        for (long axis : shape) {
            size *= axis;
        }
        return Math.toIntExact(size);
    }
}
