package org.gessl.plugins.augmentation;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.UserException;

/**
 * Subtracts a mean and divides by a standard deviation, both by channel.
 *
 * <p>Source: torchvision's {@code normalize}.
 *
 * @param mean mean of red, green and blue
 * @param std standard deviation of red, green and blue
 */
@PluginName("normalize")
@About("mean 0 and standard deviation 1 by channel")
public record Normalize(
        @Range("[0, 1]") @About("mean of red, green and blue")
        List<Double> mean,

        @Range("(0, 1]") @About("standard deviation of red, green and blue")
        List<Double> std)
        implements AugmentationSpec {

    public Normalize {
        Ranges.check(Normalize.class, mean, std);
        mean = three("mean", mean);
        std = three("std", std);
    }

    /** Returns the normalisation of CIFAR-10. */
    public static Normalize normalize() {
        return cifar10();
    }

    /** Returns the normalisation by the training images of CIFAR-10. */
    public static Normalize cifar10() {
        return new Normalize(List.of(0.4914, 0.4822, 0.4465), List.of(0.247, 0.2435, 0.2616));
    }

    /** Returns the normalisation by the training images of ImageNet. */
    public static Normalize imagenet() {
        return new Normalize(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }

    /** Returns a copy with another mean. */
    public Normalize mean(double red, double green, double blue) {
        return new Normalize(List.of(red, green, blue), std);
    }

    /** Returns a copy with another standard deviation. */
    public Normalize std(double red, double green, double blue) {
        return new Normalize(mean, List.of(red, green, blue));
    }

    private static List<Double> three(String option, List<Double> values) {
        if (values.size() != 3) {
            throw new UserException(
                    "option-range", option + " = " + values + " must be three numbers, for red, green and blue");
        }
        return List.copyOf(values);
    }
}
