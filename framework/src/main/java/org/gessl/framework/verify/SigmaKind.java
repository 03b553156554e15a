package org.gessl.framework.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.bilevel.Assignment;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The sigma measurement: how far the task-optimal model's assignment of views is from the model's own. */
public final class SigmaKind implements GoldenKind {

    @Override
    public String name() {
        return "sigma";
    }

    @Override
    public Outcome check(GoldenFile file) {
        if (!(file.options().get("tau") instanceof Number tau)) {
            throw new GoldenFormatException("options.tau is missing");
        }
        try (GraphCase graph = new GraphCase()) {
            Map<String, Operand<TFloat32>> in = graph.inputs(file.tensors("inputs"));
            Assignment theta = new Assignment(graph.tf(), in.get("z_1_theta"), in.get("z_2_theta"), tau.floatValue());
            Assignment adapted =
                    new Assignment(graph.tf(), in.get("z_1_adapted"), in.get("z_2_adapted"), tau.floatValue());
            Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
            outputs.put("p_theta", theta.probabilities());
            outputs.put("p_adapted", adapted.probabilities());
            outputs.put("kl", adapted.divergenceFrom(theta));
            return new Comparison()
                    .tensors(graph.run(outputs), file.tensors("outputs"), file.tolerance())
                    .outcome();
        }
    }
}
