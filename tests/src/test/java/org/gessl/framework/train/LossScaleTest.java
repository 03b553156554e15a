package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.Sessions;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.spec.TrainSlot;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The scale over the steps of a run. */
class LossScaleTest {
    private static final float GOOD = 1;
    private static final float INFINITE = Float.POSITIVE_INFINITY;

    @Test
    void scale_afterSomeGoodStepsInARow_doubles() {
        assertThat(scales(8, 3, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD)).containsExactly(8f, 8f, 16f, 16f, 16f, 32f);
    }

    @Test
    void scale_afterAnOverflow_isSmallerAndCountsTheGoodStepsAnew() {
        assertThat(scales(8, 2, GOOD, INFINITE, GOOD, GOOD)).containsExactly(8f, 4f, 4f, 8f);
    }

    @Test
    void scale_afterManyOverflows_endsAtOne() {
        assertThat(scales(3, 2, INFINITE, Float.NaN, INFINITE)).containsExactly(1.5f, 1f, 1f);
    }

    @Test
    void scale_afterManyGoodSteps_endsAtTheLargest() {
        assertThat(scales(1 << 23, 1, GOOD, GOOD, GOOD))
                .containsExactly(1f * (1 << 24), 1f * (1 << 24), 1f * (1 << 24));
    }

    @Test
    void step_withAnOverflow_countsAsSkippedUntilTheScaleIsOne() {
        assertThat(LossScale.skipped(Map.of("loss-scale/skipped", 1.0, "loss-scale/scale", 2.0)))
                .isTrue();
        assertThat(LossScale.skipped(Map.of("loss-scale/skipped", 0.0, "loss-scale/scale", 2.0)))
                .isFalse();
        assertThat(LossScale.skipped(Map.of("loss-scale/skipped", 1.0, "loss-scale/scale", 1.0)))
                .isFalse();
        assertThat(LossScale.skipped(Map.of("loss", Double.NaN))).isFalse();
    }

    /** The scale after steps with these gradients. */
    private static List<Float> scales(double first, int growthSteps, float... gradients) {
        TrainSlot train =
                Specs.with(TrainSlot.defaults(), Map.of("lossScale", first, "lossScaleGrowthSteps", growthSteps));
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            LossScale scale = new LossScale(tf, train);
            Operand<TFloat32> gradient = tf.placeholder(TFloat32.class);
            Map<String, Operand<TFloat32>> named = new LinkedHashMap<>(Map.of("weight", gradient));
            List<Op> update = scale.update(LossScale.finite(tf, tf.constant(0f), Weights.of(named)));
            List<Op> initialise = scale.variables().initialise(new RandomStream(tf, tf.constant(0L)));
            try (Session session = Sessions.open(graph)) {
                Sessions.run(session, initialise);
                List<Float> result = new ArrayList<>();
                for (float value : gradients) {
                    try (TFloat32 fed = TFloat32.vectorOf(value, 1)) {
                        Session.Runner runner = session.runner().feed(gradient, fed);
                        update.forEach(runner::addTarget);
                        runner.run().close();
                    }
                    try (Result fetched = session.runner().fetch(scale.value()).run()) {
                        result.add(((TFloat32) fetched.get(0)).getFloat());
                    }
                }
                return result;
            }
        }
    }
}
