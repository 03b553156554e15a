package org.gessl.plugins.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.hypergradient.Implicit.implicit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.bilevel.BilevelTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.InnerLoop;
import org.gessl.framework.bilevel.OuterLoss;
import org.gessl.framework.bilevel.TaskLoss;
import org.gessl.framework.bilevel.Trajectory;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Hypergradient;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.plugins.optimizer.Sgd;
import org.gessl.testing.GraphRun;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The estimator implicit on {@code L_in = sum_i c_i (theta_i - a_i)^2 / 2} and {@code L_outer = ||theta'||^2 / 2}. */
class ImplicitTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(ImplicitTest.class.getClassLoader());
    private static final float[] THETA = {0.5f, -1f, 2f};
    private static final float[] A = {1f, 2f, -1f};

    @Test
    void estimate_ofAConvergedProximalQuadratic_isTheClosedForm() {
        float[] curvature = {0.5f, 2f, 4f};
        double strength = 0.5;

        List<float[]> got = estimate(curvature, implicit().strength(strength).iterations(3), 200);

        for (int i = 0; i < THETA.length; i++) {
            double adapted = (curvature[i] * A[i] + THETA[i] / strength) / (curvature[i] + 1 / strength);
            double v = adapted / (1 + strength * curvature[i]);
            assertThat((double) got.get(0)[i]).as("theta").isCloseTo(v, within(1e-4));
            assertThat((double) got.get(1)[i]).as("a").isCloseTo(strength * curvature[i] * v, within(1e-4));
        }
    }

    @Test
    void estimate_inADirectionOfNegativeCurvature_isTheFirstOrderGradient() {
        float[] curvature = {-50f, -40f, -60f};

        List<float[]> got = estimate(curvature, implicit().strength(0.5).iterations(4), 1);

        assertThat(got.get(0)).containsExactly(got.get(2)).doesNotContain(Float.NaN);
        assertThat(got.get(1)).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    }

    @Test
    void estimate_withMoreIterationsThanDimensions_staysAtTheSolution() {
        float[] curvature = {0.5f, 2f, 4f};

        List<float[]> enough = estimate(curvature, implicit().strength(0.5).iterations(3), 5);
        List<float[]> more = estimate(curvature, implicit().strength(0.5).iterations(20), 5);

        for (int i = 0; i < THETA.length; i++) {
            assertThat(more.get(0)[i]).isCloseTo(enough.get(0)[i], within(1e-5f));
        }
    }

    /** Gradients of theta and a, and theta'_K, which is the first-order gradient. */
    private static List<float[]> estimate(float[] curvature, Implicit options, int steps) {
        Hypergradient estimator = PLUGINS.create(Hypergradient.class, options);
        InnerLoop loop = new InnerLoop(PLUGINS.create(Optimizer.class, Sgd.sgd(0.1)), steps);
        return GraphRun.run(tf -> {
            Weights theta = Weights.of(Map.of("theta", tf.constant(THETA)));
            Weights phi = Weights.of(Map.of("a", tf.constant(A)));
            HypergradientEstimate estimate =
                    estimator.estimate(new Quadratic(tf, loop, theta, phi, tf.constant(curvature)));
            return List.of(
                    estimate.theta().get("theta"),
                    estimate.phi().get("a"),
                    estimate.trajectory().adapted().get("theta"));
        });
    }

    private record Quadratic(Ops tf, InnerLoop innerLoop, Weights theta, Weights phi, Operand<TFloat32> curvature)
            implements BilevelTask {
        @Override
        public Weights rates() {
            return Weights.of(Map.of());
        }

        @Override
        public TaskLoss innerLoss(Weights at) {
            Operand<TFloat32> away = tf.math.sub(at.get("theta"), phi.get("a"));
            return half(tf.math.mul(curvature, tf.math.square(away)));
        }

        @Override
        public OuterLoss outerLoss(Trajectory trajectory) {
            return OuterLoss.of(half(tf.math.square(trajectory.adapted().get("theta"))));
        }

        @Override
        public OuterLoss plainLoss() {
            throw new UnsupportedOperationException("a quadratic has no self-supervised loss");
        }

        private TaskLoss half(Operand<TFloat32> terms) {
            Operand<TFloat32> value = tf.math.mul(tf.sum(terms, tf.constant(0)), tf.constant(0.5f));
            return new TaskLoss(value, value, Optional.empty(), Optional.empty(), List.of());
        }
    }
}
