package org.gessl.plugins.optimizer;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.OmittedAt;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of LARS, gradient descent whose step is scaled tensor by tensor (You, Gitman and Ginsburg, arXiv 1708.03888), as in the authors' code of
 * SimCLR. With {@code g} the gradient plus {@code weightDecay * weight}, a step is {@code trust = trustCoefficient * ||weight|| / ||g||}, or 1 where
 * one of the norms is 0, {@code buffer = momentum * buffer + learningRate * trust * g} and {@code weight -= buffer}; the buffer starts at zero.
 * BYOL's code multiplies by the learning rate behind the buffer instead, which is the same at a constant rate.
 *
 * @param learningRate step size before the schedule, usually far larger than without the trust ratio
 * @param momentum share of the buffer that stays, in [0, 1); at 0 there is no buffer
 * @param weightDecay pull towards zero
 * @param trustCoefficient length of a step at learning rate 1 as a share of the tensor's norm
 * @param excludeNormAndBias whether batch-normalisation parameters and biases have neither weight decay nor trust ratio
 * @param exclude names of further such tensors; {@code *} stands for any characters, as in {@code head/*}
 * @param clip whether {@code learningRate * trust} becomes {@code min(trust, learningRate)} where no norm is 0: no step is longer than that of plain descent, and the
 *     trust ratio alone says how long the others are. LARC (NVIDIA's Apex) and solo-learn call it {@code clip} and {@code clip_lr}
 */
@PluginName("lars")
@About("Gradient descent with steps in proportion to each tensor's norm")
public record Lars(
        @Range("(0, inf)") @About("step size before the schedule")
        double learningRate,

        @Range("[0, 1)") @About("share of the momentum buffer that stays")
        double momentum,

        @Range("[0, inf)") @About("pull towards zero") double weightDecay,

        @Range("(0, 1]") @About("length of a step at rate 1 as a share of the tensor's norm")
        double trustCoefficient,

        @About("whether batch-normalisation parameters and biases are neither decayed nor scaled")
        boolean excludeNormAndBias,

        @About("names of further tensors that are neither decayed nor scaled; * stands for any characters")
        List<String> exclude,

        @OmittedAt("false")
        @About("whether a tensor's rate is the lesser of its trust ratio and the learning rate, not their product")
        boolean clip)
        implements OptimizerSpec {

    public Lars {
        Ranges.check(
                Lars.class, learningRate, momentum, weightDecay, trustCoefficient, excludeNormAndBias, exclude, clip);
        exclude = List.copyOf(exclude);
    }

    /** Returns LARS with SimCLR's values: learning rate 0.3, momentum 0.9, weight decay 1e-6, trust coefficient 1e-3, norms and biases excluded. */
    public static Lars lars() {
        return new Lars(0.3, 0.9, 1e-6, 1e-3, true, List.of(), false);
    }

    /** Returns LARS with the given learning rate. */
    public static Lars lars(double learningRate) {
        return lars().learningRate(learningRate);
    }

    /** Returns these options with another learning rate. */
    public Lars learningRate(double value) {
        return new Lars(value, momentum, weightDecay, trustCoefficient, excludeNormAndBias, exclude, clip);
    }

    /** Returns these options with another momentum. */
    public Lars momentum(double value) {
        return new Lars(learningRate, value, weightDecay, trustCoefficient, excludeNormAndBias, exclude, clip);
    }

    /** Returns these options with another weight decay. */
    public Lars weightDecay(double value) {
        return new Lars(learningRate, momentum, value, trustCoefficient, excludeNormAndBias, exclude, clip);
    }

    /** Returns these options with another trust coefficient. */
    public Lars trustCoefficient(double value) {
        return new Lars(learningRate, momentum, weightDecay, value, excludeNormAndBias, exclude, clip);
    }

    /** Returns these options with batch-normalisation parameters and biases excluded, or not. */
    public Lars excludeNormAndBias(boolean value) {
        return new Lars(learningRate, momentum, weightDecay, trustCoefficient, value, exclude, clip);
    }

    /** Returns these options with the tensors of these names excluded too; {@code *} stands for any characters. */
    public Lars exclude(String... names) {
        return new Lars(
                learningRate, momentum, weightDecay, trustCoefficient, excludeNormAndBias, List.of(names), clip);
    }

    /** Returns these options with a tensor's rate the lesser of its trust ratio and the learning rate, or their product. */
    public Lars clip(boolean value) {
        return new Lars(learningRate, momentum, weightDecay, trustCoefficient, excludeNormAndBias, exclude, value);
    }
}
