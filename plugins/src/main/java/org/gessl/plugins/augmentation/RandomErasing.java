package org.gessl.plugins.augmentation;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Fills a box of random area and aspect ratio, smaller than the image, with chance {@code p}; an image for which ten attempts find none stays as it is.
 *
 * <p>Source: Zhong et al., arXiv 1708.04896, algorithm 1, with the law of torchvision's {@code RandomErasing}: the aspect ratio is uniform in its
 * logarithm.
 *
 * @param p chance, for each image on its own
 * @param scale least and largest share of the image's area
 * @param ratio least and largest height / width of the box
 * @param value what the box is filled with: one number, or three for red, green and blue; on the scale of the values at this place of the chain
 * @param noise whether each value of the box is a standard normal number instead of {@code value}
 */
@PluginName("random-erasing")
@About("a random box filled")
public record RandomErasing(
        @Range("[0, 1]") @About("chance that an image loses a box")
        double p,

        @Range("(0, 1]") @About("least and largest share of the image's area")
        List<Double> scale,

        @Range("(0, 100]") @About("least and largest height / width of the box")
        List<Double> ratio,

        @Range("(-inf, inf)") @About("what the box is filled with, one number or three for red, green and blue")
        List<Double> value,

        @About("whether the box is filled with standard normal numbers instead")
        boolean noise)
        implements AugmentationSpec {

    public RandomErasing {
        Ranges.check(RandomErasing.class, p, scale, ratio, value, noise);
        scale = Pairs.ascending("scale", scale);
        ratio = Pairs.ascending("ratio", ratio);
        if (value.size() != 1 && value.size() != 3) {
            throw Ranges.refusal(
                    RandomErasing.class, "value = " + value + " must be one number, or three for red, green and blue");
        }
        value = List.copyOf(value);
    }

    /** Returns the operation with the paper's and torchvision's values: chance 0.5, area 0.02 to 0.33, ratio 0.3 to 3.3, black. */
    public static RandomErasing randomErasing() {
        return new RandomErasing(0.5, List.of(0.02, 0.33), List.of(0.3, 3.3), List.of(0.0), false);
    }

    /** Returns a copy with another chance. */
    public RandomErasing p(double chance) {
        return new RandomErasing(chance, scale, ratio, value, noise);
    }

    /** Returns a copy with other limits of the share of the area. */
    public RandomErasing scale(double low, double high) {
        return new RandomErasing(p, List.of(low, high), ratio, value, noise);
    }

    /** Returns a copy with other limits of height / width. */
    public RandomErasing ratio(double low, double high) {
        return new RandomErasing(p, scale, List.of(low, high), value, noise);
    }

    /** Returns a copy that fills with {@code grey} in every channel. */
    public RandomErasing value(double grey) {
        return new RandomErasing(p, scale, ratio, List.of(grey), noise);
    }

    /** Returns a copy that fills with this colour. */
    public RandomErasing value(double red, double green, double blue) {
        return new RandomErasing(p, scale, ratio, List.of(red, green, blue), noise);
    }

    /** Returns a copy that fills with standard normal numbers, or with the value. */
    public RandomErasing noise(boolean on) {
        return new RandomErasing(p, scale, ratio, value, on);
    }
}
