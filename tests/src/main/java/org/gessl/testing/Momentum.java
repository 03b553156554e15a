package org.gessl.testing;

import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.WeightMath;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.Optimizer;

/**
 * Gradient descent with momentum 0.5, at any rate, even zero.
 *
 * @param learningRate how far a step goes
 */
record Momentum(double learningRate) implements Optimizer {
    private static final String BUFFER = "momentum";
    private static final float KEPT = 0.5f;

    @Override
    public List<String> slots() {
        return List.of(BUFFER);
    }

    @Override
    public Update step(Step step) {
        Weights kept =
                WeightMath.times(step.tf(), step.slots().get(BUFFER), step.tf().constant(KEPT));
        Weights buffer = WeightMath.plus(step.tf(), kept, step.gradients());
        Weights move = WeightMath.times(step.tf(), buffer, step.tf().math.neg(step.learningRate()));
        return new Update(WeightMath.plus(step.tf(), step.weights(), move), Map.of(BUFFER, buffer));
    }
}
