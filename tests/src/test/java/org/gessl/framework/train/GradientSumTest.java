package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Weights;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

final class GradientSumTest {

    @Test
    void mean_overThreeTasksTwice_startsOverEachTime() {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> gradient = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2)));
            GradientSum sum = new GradientSum(tf, Weights.of(Map.of("w", gradient)), 3);
            List<Op> initialise = sum.initialise(new RandomStream(tf, tf.constant(0L)));
            List<Op> keep = sum.keep();
            List<Op> clear = sum.clear();
            try (Session session = new Session(graph)) {
                Session.Runner first = session.runner();
                initialise.forEach(first::addTarget);
                first.run().close();
                for (int step = 0; step < 2; step++) {
                    run(session, gradient, 1 + step, keep, sum.mean().get("w"));
                    run(session, gradient, 2, keep, sum.mean().get("w"));
                    float[] mean = run(session, gradient, 6, clear, sum.mean().get("w"));

                    assertThat(mean).containsExactly(new float[] {3 + step / 3f, -3 - step / 3f}, within(1e-6f));
                }
            }
        }
    }

    private static float[] run(
            Session session, Placeholder<TFloat32> gradient, float value, List<Op> targets, Operand<TFloat32> mean) {
        Session.Runner runner = session.runner().fetch(mean);
        targets.forEach(runner::addTarget);
        try (TFloat32 fed = TFloat32.vectorOf(value, -value);
                Result result = runner.feed(gradient, fed).run()) {
            TFloat32 got = (TFloat32) result.get(0);
            return new float[] {got.getFloat(0), got.getFloat(1)};
        }
    }
}
