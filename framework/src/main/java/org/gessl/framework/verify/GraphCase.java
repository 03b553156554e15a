package org.gessl.framework.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The graph of one reference file: its inputs are fed, its outputs fetched. */
public final class GraphCase implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Map<Operand<TFloat32>, GoldenTensor> inputs = new LinkedHashMap<>();

    /** Returns the operations of the graph. */
    public Ops tf() {
        return tf;
    }

    /** Returns an input that holds {@code value}. */
    public Operand<TFloat32> input(GoldenTensor value) {
        Operand<TFloat32> input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(value.shape())));
        inputs.put(input, value);
        return input;
    }

    /** Returns inputs that hold {@code values}, by name. */
    public Map<String, Operand<TFloat32>> inputs(Map<String, GoldenTensor> values) {
        Map<String, Operand<TFloat32>> operands = new LinkedHashMap<>();
        values.forEach((name, value) -> operands.put(name, input(value)));
        return operands;
    }

    /** Returns the values of {@code outputs}, by name, all of one run. */
    public Map<String, GoldenTensor> run(Map<String, ? extends Operand<TFloat32>> outputs) {
        List<TFloat32> feeds = new ArrayList<>();
        try (Session session = Sessions.open(graph)) {
            Session.Runner runner = session.runner();
            inputs.forEach((input, value) -> {
                TFloat32 tensor = tensor(value);
                feeds.add(tensor);
                runner.feed(input, tensor);
            });
            // An output may be an input as it is, which cannot be fetched without a node of its own.
            outputs.values().forEach(output -> runner.fetch(tf.identity(output)));
            try (Result result = runner.run()) {
                Map<String, GoldenTensor> values = new LinkedHashMap<>();
                int index = 0;
                for (String name : outputs.keySet()) {
                    values.put(name, values((TFloat32) result.get(index++)));
                }
                return values;
            }
        } finally {
            feeds.forEach(TFloat32::close);
        }
    }

    @Override
    public void close() {
        graph.close();
    }

    private static TFloat32 tensor(GoldenTensor value) {
        return TFloat32.tensorOf(Shape.of(value.shape()), t -> {
            FloatDataBuffer data = t.asRawTensor().data().asFloats();
            for (int i = 0; i < value.values().length; i++) {
                data.setFloat((float) value.values()[i], i);
            }
        });
    }

    private static GoldenTensor values(TFloat32 tensor) {
        float[] floats = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(floats);
        double[] values = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            values[i] = floats[i];
        }
        return new GoldenTensor(tensor.shape().asArray(), values);
    }
}
