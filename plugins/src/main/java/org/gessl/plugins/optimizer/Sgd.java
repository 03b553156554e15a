package org.gessl.plugins.optimizer;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of stochastic gradient descent. With {@code g} the gradient plus {@code weightDecay * weight}, a step is
 * {@code buffer = momentum * buffer + g} and {@code weight -= learningRate * buffer}, or {@code learningRate * (g + momentum * buffer)} with Nesterov's
 * variant (Sutskever et al. 2013); the buffer starts at zero.
 *
 * @param learningRate step size before the schedule
 * @param momentum share of the buffer that stays, in [0, 1); at 0 there is no buffer
 * @param nesterov whether the step looks one momentum ahead
 * @param weightDecay pull towards zero
 * @param excludeNormAndBias whether weight decay spares batch-normalisation parameters and biases
 * @param exclude names of further tensors that weight decay spares; {@code *} stands for any characters, as in {@code head/*}
 */
@PluginName("sgd")
@About("Gradient descent with momentum")
public record Sgd(
        @Range("(0, inf)") @About("step size before the schedule")
        double learningRate,

        @Range("[0, 1)") @About("share of the momentum buffer that stays")
        double momentum,

        @About("whether the step looks one momentum ahead") boolean nesterov,
        @Range("[0, inf)") @About("pull towards zero") double weightDecay,

        @About("whether weight decay spares batch-normalisation parameters and biases")
        boolean excludeNormAndBias,

        @About("names of further tensors that weight decay spares; * stands for any characters")
        List<String> exclude)
        implements OptimizerSpec {

    public Sgd {
        Ranges.check(Sgd.class, learningRate, momentum, nesterov, weightDecay, excludeNormAndBias, exclude);
        exclude = List.copyOf(exclude);
    }

    /** Returns gradient descent with learning rate 0.05, without momentum and weight decay. */
    public static Sgd sgd() {
        return new Sgd(0.05, 0, false, 0, false, List.of());
    }

    /** Returns gradient descent with the given learning rate, without momentum and weight decay. */
    public static Sgd sgd(double learningRate) {
        return sgd().learningRate(learningRate);
    }

    /** Returns these options with another learning rate. */
    public Sgd learningRate(double value) {
        return new Sgd(value, momentum, nesterov, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another momentum. */
    public Sgd momentum(double value) {
        return new Sgd(learningRate, value, nesterov, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with or without Nesterov's variant. */
    public Sgd nesterov(boolean value) {
        return new Sgd(learningRate, momentum, value, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another weight decay. */
    public Sgd weightDecay(double value) {
        return new Sgd(learningRate, momentum, nesterov, value, excludeNormAndBias, exclude);
    }

    /** Returns these options with weight decay that spares batch-normalisation parameters and biases, or does not. */
    public Sgd excludeNormAndBias(boolean value) {
        return new Sgd(learningRate, momentum, nesterov, weightDecay, value, exclude);
    }

    /** Returns these options with weight decay that also spares the tensors of these names; {@code *} stands for any characters. */
    public Sgd exclude(String... names) {
        return new Sgd(learningRate, momentum, nesterov, weightDecay, excludeNormAndBias, List.of(names));
    }
}
