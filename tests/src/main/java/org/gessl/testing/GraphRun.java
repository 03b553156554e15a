package org.gessl.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.Parameters;
import org.gessl.framework.graph.RandomStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Builds a graph, runs it once and returns the numbers. */
public final class GraphRun {
    private GraphRun() {}

    /** Returns the values of the operands that {@code build} returns, row-major, in order. */
    public static List<float[]> run(Function<Ops, List<? extends Operand<TFloat32>>> build) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Session.Runner runner = session.runner();
            build.apply(Ops.create(graph)).forEach(runner::fetch);
            List<float[]> values = new ArrayList<>();
            try (Result result = runner.run()) {
                for (Map.Entry<String, Tensor> entry : result) {
                    values.add(valuesOf((TFloat32) entry.getValue()));
                }
            }
            return values;
        }
    }

    /** Returns the value of the operand that {@code build} returns, row-major. */
    public static float[] runOne(Function<Ops, Operand<TFloat32>> build) {
        return run(tf -> List.of(build.apply(tf))).get(0);
    }

    /** Returns the value of the scalar that {@code build} returns. */
    public static double runDouble(Function<Ops, Operand<TFloat64>> build) {
        try (Graph graph = new Graph();
                Session session = new Session(graph);
                Result result =
                        session.runner().fetch(build.apply(Ops.create(graph))).run()) {
            return ((TFloat64) result.get(0)).getDouble();
        }
    }

    /** Returns a constant of {@code shape}. */
    public static Operand<TFloat32> constant(Ops tf, Shape shape, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return tf.reshape(tf.constant(floats), tf.constant(shape.asArray()));
    }

    /** Returns a forward pass whose tensors are drawn as their specs say, the same at every use of a name. */
    public static Forward initialised(Ops tf, Normalisation normalisation) {
        RandomStream random = new RandomStream(tf, tf.constant(7L));
        Map<String, Operand<TFloat32>> made = new LinkedHashMap<>();
        Parameters initial = spec ->
                made.computeIfAbsent(spec.name(), name -> spec.initializer().initialise(tf, random, spec.shape()));
        return new Forward(tf, initial, new NetworkState(initial), normalisation);
    }

    private static float[] valuesOf(TFloat32 tensor) {
        float[] values = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }
}
