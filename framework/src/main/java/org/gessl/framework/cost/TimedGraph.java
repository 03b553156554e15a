package org.gessl.framework.cost;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.spec.Precision;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A small graph, fed with constant numbers and run several times. */
final class TimedGraph {
    private static final float FED = 0.5f;

    private TimedGraph() {}

    /** What is timed, built on inputs that are fed. */
    @FunctionalInterface
    interface Body {
        Operand<?> build(Ops tf, List<Operand<TFloat32>> inputs);
    }

    /** Returns the least wall time of a run [s] of {@code body} on inputs of {@code shapes}. */
    static double seconds(Precision precision, List<Shape> shapes, Body body) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            List<Operand<TFloat32>> inputs = new ArrayList<>();
            List<Operand<TFloat32>> values = new ArrayList<>();
            for (Shape shape : shapes) {
                inputs.add(tf.placeholder(TFloat32.class, Placeholder.shape(shape)));
                values.add(tf.fill(tf.constant(shape.asArray()), tf.constant(FED)));
            }
            Operand<?> timed = body.build(tf, inputs);
            try (Session session = Sessions.open(graph, precision);
                    Result fed = fetch(session, values)) {
                return Stopwatch.seconds(() -> {
                    Session.Runner runner = session.runner().addTarget(timed.op());
                    for (int i = 0; i < inputs.size(); i++) {
                        runner.feed(inputs.get(i), fed.get(i));
                    }
                    runner.run().close();
                });
            }
        }
    }

    private static Result fetch(Session session, List<Operand<TFloat32>> values) {
        Session.Runner runner = session.runner();
        values.forEach(runner::fetch);
        return runner.run();
    }
}
