package org.gessl.framework.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * An optimizer that moves the tensors of projector and loss, {@code head/...} and {@code loss/...}, at a learning rate of their own. The two groups are
 * two steps of the rule.
 *
 * @param rule how each group is moved
 * @param factor learning rate of projector and loss as a multiple of that of all others
 */
record HeadRate(Optimizer rule, double factor) implements Optimizer {

    /** Returns {@code rule} with the rate of the heads multiplied by {@code factor}. */
    static Optimizer of(Optimizer rule, double factor) {
        return factor == 1 ? rule : new HeadRate(rule, factor);
    }

    @Override
    public double learningRate() {
        return rule.learningRate();
    }

    @Override
    public List<String> slots() {
        return rule.slots();
    }

    @Override
    public Update step(Step step) {
        Predicate<String> head = name -> name.startsWith("head/") || name.startsWith("loss/");
        Operand<TFloat32> headRate =
                step.tf().math.mul(step.learningRate(), step.tf().constant((float) factor));
        Update others = rule.step(part(step, head.negate(), step.learningRate()));
        Update heads = rule.step(part(step, head, headRate));
        Map<String, Weights> slots = new LinkedHashMap<>();
        others.slots()
                .forEach((slot, values) ->
                        slots.put(slot, values.and(heads.slots().get(slot))));
        return new Update(others.weights().and(heads.weights()), slots);
    }

    private static Step part(Step step, Predicate<String> names, Operand<TFloat32> rate) {
        Map<String, Weights> slots = new LinkedHashMap<>();
        step.slots().forEach((slot, values) -> slots.put(slot, values.select(names)));
        return new Step(
                step.tf(),
                rate,
                step.number(),
                step.weights().select(names),
                step.gradients().select(names),
                slots);
    }
}
