package org.gessl.framework.bilevel;

import java.util.List;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.spec.InnerRate;

/**
 * The inner loop: K steps of an optimizer on the inner loss, unrolled in the graph.
 *
 * @param optimizer rule of the steps; its buffers start at zero and are part of what is differentiated
 * @param steps K, at least 0
 * @param adapted which of theta it changes
 * @param rate whether its learning rate is learned
 */
public record InnerLoop(Optimizer optimizer, int steps, AdaptedWeights adapted, InnerRate rate) {

    /** Creates the loop that adapts all of theta at the optimizer's own rate. */
    public InnerLoop(Optimizer optimizer, int steps) {
        this(optimizer, steps, AdaptedWeights.ALL, InnerRate.FIXED);
    }

    /** Returns the steps from the problem's theta; {@code differentiable} if the inner gradients are functions of theta and phi, or else constants. */
    public Trajectory run(InnerProblem problem, boolean differentiable) {
        Descent descent = new Descent(this, problem, differentiable);
        return descent.from(descent.start(), steps);
    }

    /** Returns one step from {@code at}, wherever that came from. */
    public InnerStep step(InnerProblem problem, InnerState at) {
        return new Descent(this, problem, false).step(at);
    }

    /** Returns the scalars from which the learned rates for {@code model} are made; none if the rate is fixed. */
    public ParameterLayout rateLayout(ParameterLayout model) {
        List<String> names = model.trainable().stream()
                .map(ParameterSpec::name)
                .filter(adapted.test())
                .toList();
        return new ParameterLayout(rates().specs(names), List.of());
    }

    InnerRates rates() {
        return new InnerRates(rate, optimizer.learningRate());
    }
}
