package org.gessl.framework.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.bilevel.EpisodeTask;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.ModelEpisode;
import org.gessl.framework.bilevel.ViewImages;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.PluginRegistry;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Hypergradients of a whole bi-level problem: losses on the way, adapted weights, and the gradients of theta and phi. */
public final class HypergradientKind implements GoldenKind {
    private final PluginRegistry registry;

    /** Creates the kind for the plugins in {@code registry}. */
    public HypergradientKind(PluginRegistry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "hypergradient";
    }

    @Override
    public Outcome check(GoldenFile file) {
        GoldenProblem problem = GoldenProblem.of(file, registry);
        try (GraphCase graph = new GraphCase()) {
            Weights theta = Weights.of(graph.inputs(file.tensors("theta")));
            Weights phi = Weights.of(graph.inputs(file.tensors("phi")));
            Map<String, Operand<TFloat32>> images = graph.inputs(file.tensors("inputs"));
            List<HypergradientEstimate> estimates = new ArrayList<>();
            for (int task = 0; task < problem.tasks(); task++) {
                estimates.add(problem.estimator().estimate(task(graph.tf(), problem, images, task, theta, phi)));
            }
            Map<String, Operand<TFloat32>> results = new LinkedHashMap<>();
            gradients(graph.tf(), "gradient theta ", theta, estimates, HypergradientEstimate::theta, results);
            gradients(graph.tf(), "gradient phi ", phi, estimates, HypergradientEstimate::phi, results);
            results.putAll(HypergradientOutputs.of(graph.tf(), estimates));
            Map<String, GoldenTensor> got = graph.run(results);
            Map<String, GoldenTensor> want = wanted(file.root());
            return new Comparison().tensors(got, want, file.tolerance()).outcome();
        }
    }

    private static EpisodeTask task(
            Ops tf,
            GoldenProblem problem,
            Map<String, Operand<TFloat32>> images,
            int task,
            Weights theta,
            Weights phi) {
        ModelEpisode.Images taskImages = new ModelEpisode.Images(
                views(tf, images, "support", task),
                images.containsKey("query_1_task" + task)
                        ? Optional.of(views(tf, images, "query", task))
                        : Optional.empty());
        NetworkState state =
                new NetworkState(spec -> tf.fill(tf.constant(spec.shape().asArray()), tf.constant(1f)));
        ModelEpisode episode = new ModelEpisode(
                tf, problem.model(), problem.guide(), phi, state, StepContext.start(tf, theta), taskImages);
        return new EpisodeTask(
                episode,
                problem.objective(),
                problem.innerLoop(),
                problem.innerWeights(),
                theta,
                phi,
                Weights.of(Map.of()));
    }

    private static ViewImages views(Ops tf, Map<String, Operand<TFloat32>> images, String part, int task) {
        List<Operand<TFloat32>> both =
                List.of(images.get(part + "_1_task" + task), images.get(part + "_2_task" + task));
        return new ViewImages(tf.concat(both, tf.constant(0)), 2);
    }

    /** The mean over the tasks; zero where the outer loss does not reach a tensor. */
    private static void gradients(
            Ops tf,
            String title,
            Weights weights,
            List<HypergradientEstimate> estimates,
            java.util.function.Function<HypergradientEstimate, Weights> part,
            Map<String, Operand<TFloat32>> results) {
        for (String name : weights.names()) {
            List<Operand<TFloat32>> parts = estimates.stream()
                    .map(part)
                    .filter(g -> g.names().contains(name))
                    .map(g -> g.get(name))
                    .toList();
            Operand<TFloat32> sum = parts.isEmpty()
                    ? tf.fill(tf.constant(weights.get(name).shape().asArray()), tf.constant(0f))
                    : tf.math.addN(parts);
            results.put(title + name, tf.math.mul(sum, tf.constant(1f / estimates.size())));
        }
    }

    private static Map<String, GoldenTensor> wanted(JsonNode root) {
        Map<String, GoldenTensor> want = new LinkedHashMap<>(HypergradientOutputs.wanted(root.path("outputs")));
        for (String part : List.of("theta", "phi")) {
            GoldenFile.tensors(root.path("gradients").path(part))
                    .forEach((name, tensor) -> want.put("gradient " + part + " " + name, tensor));
        }
        return want;
    }
}
