package org.gessl.plugins.optimizer;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of Adam (Kingma and Ba, arXiv 1412.6980). With {@code g} the gradient plus {@code weightDecay * weight}, the t-th step is
 * {@code m = beta1 m + (1 - beta1) g}, {@code v = beta2 v + (1 - beta2) g^2} and
 * {@code weight -= learningRate * m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)}.
 *
 * @param learningRate step size before the schedule
 * @param beta1 share of the mean of the gradients that stays, in [0, 1)
 * @param beta2 share of the mean of their squares that stays, in [0, 1)
 * @param epsilon added to the root of the mean square
 * @param weightDecay pull towards zero, part of the gradient
 * @param excludeNormAndBias whether weight decay spares batch-normalisation parameters and biases
 * @param exclude names of further tensors that weight decay spares; {@code *} stands for any characters, as in {@code head/*}
 */
@PluginName("adam")
@About("Adam: steps scaled by the running mean square of the gradients")
public record Adam(
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

    public Adam {
        Ranges.check(Adam.class, learningRate, beta1, beta2, epsilon, weightDecay, excludeNormAndBias, exclude);
        exclude = List.copyOf(exclude);
    }

    /** Returns Adam with the paper's values: learning rate 1e-3, betas 0.9 and 0.999, epsilon 1e-8; no weight decay. */
    public static Adam adam() {
        return new Adam(1e-3, 0.9, 0.999, 1e-8, 0, false, List.of());
    }

    /** Returns Adam with the given learning rate. */
    public static Adam adam(double learningRate) {
        return adam().learningRate(learningRate);
    }

    /** Returns these options with another learning rate. */
    public Adam learningRate(double value) {
        return new Adam(value, beta1, beta2, epsilon, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another beta1. */
    public Adam beta1(double value) {
        return new Adam(learningRate, value, beta2, epsilon, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another beta2. */
    public Adam beta2(double value) {
        return new Adam(learningRate, beta1, value, epsilon, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another epsilon. */
    public Adam epsilon(double value) {
        return new Adam(learningRate, beta1, beta2, value, weightDecay, excludeNormAndBias, exclude);
    }

    /** Returns these options with another weight decay. */
    public Adam weightDecay(double value) {
        return new Adam(learningRate, beta1, beta2, epsilon, value, excludeNormAndBias, exclude);
    }

    /** Returns these options with weight decay that spares batch-normalisation parameters and biases, or does not. */
    public Adam excludeNormAndBias(boolean value) {
        return new Adam(learningRate, beta1, beta2, epsilon, weightDecay, value, exclude);
    }

    /** Returns these options with weight decay that also spares the tensors of these names; {@code *} stands for any characters. */
    public Adam exclude(String... names) {
        return new Adam(learningRate, beta1, beta2, epsilon, weightDecay, excludeNormAndBias, List.of(names));
    }
}
