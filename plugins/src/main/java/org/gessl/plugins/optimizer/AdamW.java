package org.gessl.plugins.optimizer;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101, algorithm 2). With {@code g} the gradient, the t-th step is
 * {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2 v + (1 - beta2) g^2} and
 * {@code weight -= learningRate * (m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon) + weightDecay * weight)}. The paper multiplies the decay by
 * the schedule alone; here, as is usual, by the learning rate too.
 *
 * @param learningRate step size before the schedule
 * @param beta1 share of the mean of the gradients that stays, in [0, 1)
 * @param beta2 share of the mean of their squares that stays, in [0, 1)
 * @param epsilon added to the root of the mean square
 * @param weightDecay pull towards zero, apart from the gradient
 * @param excludeNormAndBias whether weight decay spares batch-normalisation parameters and biases
 * @param exclude names of further tensors that weight decay spares; {@code *} stands for any characters, as in {@code head/*}
 */
@PluginName("adamw")
@About("Adam with weight decay apart from the gradient")
public record AdamW(
        @Range("(0, inf)") @About("step size before the schedule")
        double learningRate,

        @Range("[0, 1)") @About("share of the mean of the gradients that stays")
        double beta1,

        @Range("[0, 1)") @About("share of the mean of their squares that stays")
        double beta2,

        @Range("(0, 1]") @About("added to the root of the mean square")
        double epsilon,

        @Range("[0, inf)") @About("pull towards zero") double weightDecay,

        @About("whether weight decay spares batch-normalisation parameters and biases")
        boolean excludeNormAndBias,

        @About("names of further tensors that weight decay spares; * stands for any characters")
        List<String> exclude)
        implements AdamOptions {

    public AdamW {
        Ranges.check(AdamW.class, learningRate, beta1, beta2, epsilon, weightDecay, excludeNormAndBias, exclude);
        exclude = List.copyOf(exclude);
    }

    /** Returns the usual values: learning rate 1e-3, betas 0.9 and 0.999, epsilon 1e-8, weight decay 0.01 that spares norms and biases. */
    public static AdamW adamw() {
        return new AdamW(1e-3, 0.9, 0.999, 1e-8, 0.01, true, List.of());
    }

    /** Returns AdamW with the given learning rate. */
    public static AdamW adamw(double learningRate) {
        return adamw().learningRate(learningRate);
    }

    /** Returns these options with another learning rate. */
    public AdamW learningRate(double value) {
        return new AdamW(value, beta1, beta2, epsilon, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another beta1. */
    public AdamW beta1(double value) {
        return new AdamW(learningRate, value, beta2, epsilon, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another beta2. */
    public AdamW beta2(double value) {
        return new AdamW(learningRate, beta1, value, epsilon, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another epsilon. */
    public AdamW epsilon(double value) {
        return new AdamW(learningRate, beta1, beta2, value, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another weight decay. */
    public AdamW weightDecay(double value) {
        return new AdamW(learningRate, beta1, beta2, epsilon, value, excludeNormAndBias, exclude);
    }

    /** Returns these options with weight decay that spares batch-normalisation parameters and biases, or does not. */
    public AdamW excludeNormAndBias(boolean value) {
        return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay, value, exclude);
    }

    /** Returns these options with weight decay that also spares the tensors of these names; {@code *} stands for any characters. */
    public AdamW exclude(String... names) {
        return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay, excludeNormAndBias, List.of(names));
    }
}
