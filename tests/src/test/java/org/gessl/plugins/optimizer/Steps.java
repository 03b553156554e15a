package org.gessl.plugins.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.testing.GraphRun;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Runs an optimizer on a [1, 1] weight called {@code kernel} and a [1] weight called {@code gamma}. */
final class Steps {
    private Steps() {}

    /** Returns the kernel, or gamma, after each step with the given gradients, both weights starting at {@code start}. */
    static List<double[]> run(Optimizer optimizer, double start, double... gradients) {
        List<float[]> values = GraphRun.run(tf -> {
            List<Operand<TFloat32>> fetched = new ArrayList<>();
            Weights weights = both(tf, start);
            Map<String, Weights> slots = new LinkedHashMap<>();
            optimizer.slots().forEach(slot -> slots.put(slot, both(tf, 0)));
            for (int i = 0; i < gradients.length; i++) {
                Optimizer.Update update = optimizer.step(new Optimizer.Step(
                        tf,
                        tf.constant((float) optimizer.learningRate()),
                        tf.constant(i + 1f),
                        weights,
                        both(tf, gradients[i]),
                        Map.copyOf(slots)));
                weights = update.weights();
                slots.putAll(update.slots());
                fetched.addAll(weights.values());
            }
            return fetched;
        });
        List<double[]> result = new ArrayList<>();
        for (int i = 0; i < values.size(); i += 2) {
            result.add(new double[] {values.get(i)[0], values.get(i + 1)[0]});
        }
        return result;
    }

    private static Weights both(Ops tf, double value) {
        Map<String, Operand<TFloat32>> weights = new LinkedHashMap<>();
        weights.put("kernel", GraphRun.constant(tf, Shape.of(1, 1), value));
        weights.put("gamma", GraphRun.constant(tf, Shape.of(1), value));
        return Weights.of(weights);
    }
}
