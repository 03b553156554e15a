package org.gessl.framework.cost;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.graph.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** A small graph, fed with numbers drawn from [0, 1) and run several times. */
final class TimedGraph {
    private TimedGraph() {}

    /** What is timed, built on inputs that are fed. */
    @FunctionalInterface
    interface Body {
        Operand<?> build(Ops tf, List<Operand<TFloat32>> inputs);
    }

    /** Returns the least wall time of a run [s] of {@code body} on inputs of {@code shapes} and of the element type {@code type}, as which they are not typed. */
    static double seconds(Class<? extends TType> type, List<Shape> shapes, Body body) {
        return seconds(type, shapes, 1, body);
    }

    /** Returns the mean time [s] of each of {@code times} bodies, one after another in a run: otherwise as above. */
    @SuppressWarnings("unchecked")
    static double seconds(Class<? extends TType> type, List<Shape> shapes, int times, Body body) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            List<Operand<TFloat32>> inputs = new ArrayList<>();
            List<Operand<?>> values = new ArrayList<>();
            for (Shape shape : shapes) {
                inputs.add((Operand<TFloat32>) tf.placeholder(type, Placeholder.shape(shape)));
                values.add(tf.dtypes.cast(drawn(tf, shape, inputs.size()), type));
            }
            Operand<?> timed = chain(tf, inputs, times, body);
            try (Session session = Sessions.open(graph);
                    Result fed = fetch(session, values)) {
                double seconds = Stopwatch.seconds(() -> {
                    Session.Runner runner = session.runner().addTarget(timed.op());
                    for (int i = 0; i < inputs.size(); i++) {
                        runner.feed(inputs.get(i), fed.get(i));
                    }
                    runner.run().close();
                });
                return seconds / times;
            }
        }
    }

    private static Operand<?> chain(Ops tf, List<Operand<TFloat32>> inputs, int times, Body body) {
        Operand<?> last = body.build(tf, inputs);
        for (int i = 1; i < times; i++) {
            last = body.build(tf.withControlDependencies(last), inputs);
        }
        return last;
    }

    private static Operand<TFloat32> drawn(Ops tf, Shape shape, long key) {
        return tf.random.statelessRandomUniform(tf.constant(shape.asArray()), tf.array(key, 0L), TFloat32.class);
    }

    private static Result fetch(Session session, List<Operand<?>> values) {
        Session.Runner runner = session.runner();
        values.forEach(runner::fetch);
        return runner.run();
    }
}
