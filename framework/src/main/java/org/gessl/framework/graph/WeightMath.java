package org.gessl.framework.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Weights as vectors, in which a tensor that is not there counts as zero. */
public final class WeightMath {
    private WeightMath() {}

    /** Returns {@code a + b}. */
    public static Weights plus(Ops tf, Weights a, Weights b) {
        Map<String, Operand<TFloat32>> sum = new LinkedHashMap<>();
        a.names().forEach(name -> sum.put(name, a.get(name)));
        b.names().forEach(name -> sum.merge(name, b.get(name), (x, y) -> tf.math.add(x, y)));
        return Weights.of(sum);
    }

    /** Returns {@code a * factor}, the factor being a scalar. */
    public static Weights times(Ops tf, Weights a, Operand<TFloat32> factor) {
        return a.map((name, x) -> tf.math.mul(x, factor));
    }

    /** Returns the scalar product of {@code a} and {@code b}. */
    public static Operand<TFloat32> dot(Ops tf, Weights a, Weights b) {
        List<Operand<TFloat32>> parts = new ArrayList<>();
        for (String name : a.names()) {
            if (b.names().contains(name)) {
                Operand<TFloat32> product = tf.math.mul(a.get(name), b.get(name));
                parts.add(tf.sum(tf.reshape(product, tf.constant(new int[] {-1})), tf.constant(0)));
            }
        }
        return parts.isEmpty() ? tf.constant(0f) : tf.math.addN(parts);
    }

    /** Returns the square root of the sum of the squares of all elements. */
    public static Operand<TFloat32> norm(Ops tf, Weights a) {
        List<Operand<TFloat32>> halves = new ArrayList<>();
        a.values().forEach(x -> halves.add(tf.nn.l2Loss(x)));
        return tf.math.sqrt(tf.math.mul(tf.math.addN(halves), tf.constant(2f)));
    }
}
