package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.Parameters;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.gradient.Gradients;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A loss as a function of one number that moves every weight of its network along a random direction. */
public final class WeightLine {
    private WeightLine() {}

    /**
     * Checks slope and curvature of {@code loss} of a newly initialised network against central differences.
     *
     * @param step half the distance of the differences; about 1e-3, and less where a ReLU has kinks
     * @param tolerance relative error allowed
     */
    public static void assertDerivatives(Function<Forward, Operand<TFloat32>> loss, float step, double tolerance) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> at = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
            Operand<TFloat32> value = loss.apply(net(tf, at));
            Operand<TFloat32> slope = Gradients.of(tf, value, List.of(at)).get(0);
            Operand<TFloat32> curvature = Gradients.of(tf, slope, List.of(at)).get(0);
            List<Operand<TFloat32>> all = List.of(value, slope, curvature);
            float[] below = run(session, at, -step, all);
            float[] here = run(session, at, 0, all);
            float[] above = run(session, at, step, all);
            assertClose("slope", here[1], (above[0] - below[0]) / (2 * step), tolerance);
            assertClose("curvature", here[2], (above[1] - below[1]) / (2 * step), tolerance);
        }
    }

    private static void assertClose(String what, double got, double want, double tolerance) {
        assertThat(Math.abs(want)).as("size of the " + what).isGreaterThan(1e-2);
        assertThat(got).as(what).isCloseTo(want, within(tolerance * Math.abs(want)));
    }

    private static Forward net(Ops tf, Operand<TFloat32> at) {
        RandomStream random = new RandomStream(tf, tf.constant(11L));
        Map<String, Operand<TFloat32>> made = new LinkedHashMap<>();
        Parameters weights = spec -> made.computeIfAbsent(
                spec.name(),
                name -> tf.math.add(
                        spec.initializer().initialise(tf, random, spec.shape()),
                        tf.math.mul(at, tf.math.mul(random.normal(spec.shape()), tf.constant(0.3f)))));
        Parameters state = spec -> spec.initializer().initialise(tf, random, spec.shape());
        return new Forward(tf, weights, new NetworkState(state), Normalisation.BATCH);
    }

    private static float[] run(Session session, Operand<TFloat32> at, float value, List<Operand<TFloat32>> fetched) {
        try (TFloat32 fed = TFloat32.scalarOf(value)) {
            Session.Runner runner = session.runner().feed(at, fed);
            fetched.forEach(runner::fetch);
            float[] values = new float[fetched.size()];
            try (Result result = runner.run()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = ((TFloat32) result.get(i)).getFloat();
                }
            }
            return values;
        }
    }
}
