package org.gessl.framework.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gessl.framework.bilevel.HypergradientEstimate;
import org.gessl.framework.bilevel.TaskLoss;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.graph.gradient.Gradients;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a hypergradient is computed from, by the names that reference files use: {@code inner_losses[task][step]} and so on. */
final class HypergradientOutputs {
    private static final Set<String> SCALARS = Set.of(
            "inner_losses",
            "inner_ssl_losses",
            "inner_disc_losses",
            "inner_thresholds",
            "outer_ssl_losses",
            "outer_disc_losses",
            "outer_losses",
            "outer_loss",
            "lookahead_losses",
            "target_distributions");
    private static final String OUTER_GRADIENT = "outer_gradient_at_adapted_theta";

    private HypergradientOutputs() {}

    /** Returns the results that the graph of {@code estimates} holds. */
    static Map<String, Operand<TFloat32>> of(Ops tf, List<HypergradientEstimate> estimates) {
        Map<String, Operand<TFloat32>> results = new LinkedHashMap<>();
        List<Operand<TFloat32>> outer = new ArrayList<>();
        for (int task = 0; task < estimates.size(); task++) {
            HypergradientEstimate estimate = estimates.get(task);
            List<TaskLoss> inner = estimate.trajectory().losses();
            for (int step = 0; step < inner.size(); step++) {
                inner(results, "[" + task + "][" + step + "]", inner.get(step));
            }
            Map<String, Operand<TFloat32>> details = estimate.outer().details();
            for (Map.Entry<String, Operand<TFloat32>> detail : details.entrySet()) {
                results.put(detail.getKey() + "[" + task + "]", detail.getValue());
            }
            TaskLoss query = estimate.outer().parts().get(0);
            results.put("outer_ssl_losses[" + task + "]", query.ssl());
            if (query.disc().isPresent()) {
                results.put("outer_disc_losses[" + task + "]", query.disc().get());
            }
            results.put("outer_losses[" + task + "]", estimate.outer().value());
            outer.add(estimate.outer().value());
        }
        results.put("outer_loss", tf.math.mul(tf.math.addN(outer), tf.constant(1f / outer.size())));
        Weights adapted = estimates.get(0).trajectory().adapted();
        adapted.names().forEach(name -> results.put("adapted_theta " + name, adapted.get(name)));
        results.putAll(outerGradient(tf, estimates));
        return results;
    }

    /** The mean over the tasks of the outer loss's derivative by the adapted weights. */
    private static Map<String, Operand<TFloat32>> outerGradient(Ops tf, List<HypergradientEstimate> estimates) {
        Weights sum = Weights.of(Map.of());
        for (HypergradientEstimate estimate : estimates) {
            Weights adapted = estimate.trajectory().adapted();
            sum = WeightMath.plus(tf, sum, Gradients.of(tf, estimate.outer().value(), adapted));
        }
        Weights mean = WeightMath.times(tf, sum, tf.constant(1f / estimates.size()));
        Map<String, Operand<TFloat32>> results = new LinkedHashMap<>();
        mean.names().forEach(name -> results.put(OUTER_GRADIENT + " " + name, mean.get(name)));
        return results;
    }

    /** Returns what a file holds of these, flattened to the same names. */
    static Map<String, GoldenTensor> wanted(JsonNode outputs) {
        Map<String, GoldenTensor> wanted = new LinkedHashMap<>();
        outputs.properties().stream()
                .filter(output -> SCALARS.contains(output.getKey()))
                .forEach(output -> flatten(output.getKey(), output.getValue(), wanted));
        for (String section : List.of("adapted_theta", OUTER_GRADIENT)) {
            GoldenFile.tensors(outputs.path(section))
                    .forEach((name, tensor) -> wanted.put(section + " " + name, tensor));
        }
        return wanted;
    }

    private static void inner(Map<String, Operand<TFloat32>> results, String at, TaskLoss loss) {
        results.put("inner_losses" + at, loss.total());
        results.put("inner_ssl_losses" + at, loss.ssl());
        loss.disc().ifPresent(disc -> results.put("inner_disc_losses" + at, disc));
        loss.thresholds().ifPresent(t -> results.put("inner_thresholds" + at, t));
    }

    /** Lists become indices, but the innermost list of what is a vector here is a tensor. */
    private static void flatten(String title, JsonNode node, Map<String, GoldenTensor> wanted) {
        boolean vector = (title.startsWith("inner_thresholds") || title.startsWith("lookahead_losses"))
                && node.isArray()
                && node.path(0).isNumber();
        if (node.has("data")) {
            wanted.put(title, GoldenFile.tensor(title, node));
        } else if (vector) {
            double[] values = GoldenFile.numbers(node);
            wanted.put(title, new GoldenTensor(new long[] {values.length}, values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(title + "[" + i + "]", node.get(i), wanted);
            }
        } else {
            wanted.put(title, new GoldenTensor(new long[0], new double[] {node.asDouble()}));
        }
    }
}
