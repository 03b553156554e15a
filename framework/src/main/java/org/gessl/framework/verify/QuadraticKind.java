package org.gessl.framework.verify;

import java.util.LinkedHashMap;
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
import org.gessl.framework.plugin.PluginRegistry;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A bi-level problem with a closed form: {@code L_in = (theta - a)^T A (theta - a) / 2} and
 * {@code L_outer = |theta_K - b|^2 / 2}, where a takes the place of phi.
 */
public final class QuadraticKind implements GoldenKind {
    /** Estimators by the section of the file that holds their gradients. */
    private static final Map<String, String> ESTIMATORS =
            Map.of("gradients", "exact", "gradients_first_order", "first-order", "gradients_neumann", "neumann");

    private final PluginRegistry registry;

    /** Creates the kind for the plugins in {@code registry}. */
    public QuadraticKind(PluginRegistry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "quadratic";
    }

    @Override
    public Outcome check(GoldenFile file) {
        InnerLoop loop = GoldenProblem.innerLoop(registry, file.root().path("options"));
        Comparison comparison = new Comparison();
        ESTIMATORS.forEach((section, estimator) -> {
            if (file.root().has(section)) {
                compare(file, loop, section, estimator, comparison);
            }
        });
        return comparison.outcome();
    }

    private void compare(GoldenFile file, InnerLoop loop, String section, String name, Comparison comparison) {
        try (GraphCase graph = new GraphCase()) {
            Map<String, Operand<TFloat32>> inputs = graph.inputs(file.tensors("inputs"));
            Weights theta = Weights.of(graph.inputs(file.tensors("theta")));
            Weights phi = Weights.of(graph.inputs(file.tensors("phi")));
            HypergradientEstimate estimate = GoldenProblem.estimator(
                            registry, name, file.root().path("options"))
                    .estimate(new Quadratic(graph.tf(), loop, theta, phi, inputs));
            Map<String, Operand<TFloat32>> results = new LinkedHashMap<>();
            results.put(name + " theta", estimate.theta().get("theta"));
            results.put(
                    name + " a",
                    estimate.phi().isEmpty()
                            ? graph.tf().math.mul(phi.get("a"), graph.tf().constant(0f))
                            : estimate.phi().get("a"));
            results.putAll(HypergradientOutputs.of(graph.tf(), List.of(estimate)));
            Map<String, GoldenTensor> want =
                    new LinkedHashMap<>(HypergradientOutputs.wanted(file.root().path("outputs")));
            GoldenFile.tensors(file.root().path(section).path("theta"))
                    .forEach((tensor, value) -> want.put(name + " " + tensor, value));
            GoldenFile.tensors(file.root().path(section).path("phi"))
                    .forEach((tensor, value) -> want.put(name + " " + tensor, value));
            comparison.tensors(graph.run(results), want, file.tolerance());
        }
    }

    private record Quadratic(
            Ops tf, InnerLoop innerLoop, Weights theta, Weights phi, Map<String, Operand<TFloat32>> inputs)
            implements BilevelTask {

        @Override
        public Weights rates() {
            return Weights.of(Map.of());
        }

        @Override
        public OuterLoss outerLoss(Trajectory trajectory) {
            Operand<TFloat32> residual = tf.math.sub(trajectory.adapted().get("theta"), inputs.get("b"));
            return OuterLoss.of(loss(half(tf.math.square(residual))));
        }

        @Override
        public OuterLoss plainLoss() {
            throw new UnsupportedOperationException("a quadratic has no self-supervised loss");
        }

        @Override
        public TaskLoss innerLoss(Weights at) {
            Operand<TFloat32> residual = tf.math.sub(at.get("theta"), phi.get("a"));
            Operand<TFloat32> column = tf.expandDims(residual, tf.constant(1));
            Operand<TFloat32> product = tf.squeeze(tf.linalg.matMul(inputs.get("A"), column));
            return loss(half(tf.math.mul(residual, product)));
        }

        private Operand<TFloat32> half(Operand<TFloat32> terms) {
            return tf.math.mul(tf.sum(terms, tf.constant(0)), tf.constant(0.5f));
        }

        private static TaskLoss loss(Operand<TFloat32> value) {
            return new TaskLoss(value, value, Optional.empty(), Optional.empty(), List.of());
        }
    }
}
