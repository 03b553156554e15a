package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Changes brightness, contrast, saturation and hue of each image by factors of its own, in an order of its own.
 *
 * <p>Source: torchvision's {@code ColorJitter}. A strength of 0 turns its operation off.
 *
 * @param brightness b; the factor is uniform in [max(0, 1 - b), 1 + b]
 * @param contrast c; likewise
 * @param saturation s; likewise
 * @param hue u; the shift is uniform in [-u, u], in turns of the colour circle
 */
@PluginName("color-jitter")
@About("brightness, contrast, saturation and hue in random order")
public record ColorJitter(
        @Range("[0, 10]") @About("largest change of the brightness factor from 1; 0 turns it off")
        double brightness,

        @Range("[0, 10]") @About("largest change of the contrast factor from 1; 0 turns it off")
        double contrast,

        @Range("[0, 10]") @About("largest change of the saturation factor from 1; 0 turns it off")
        double saturation,

        @Range("[0, 0.5]") @About("largest shift of the hue [turns of the colour circle]; 0 turns it off")
        double hue)
        implements AugmentationSpec {

    public ColorJitter {
        Ranges.check(ColorJitter.class, brightness, contrast, saturation, hue);
    }

    /** Returns the jitter that SimCLR uses on small images: 0.4, 0.4, 0.4, 0.1. */
    public static ColorJitter colorJitter() {
        return new ColorJitter(0.4, 0.4, 0.4, 0.1);
    }

    /** Returns the jitter of these strengths. */
    public static ColorJitter colorJitter(double brightness, double contrast, double saturation, double hue) {
        return new ColorJitter(brightness, contrast, saturation, hue);
    }

    /** Returns a copy with this strength of brightness. */
    public ColorJitter brightness(double value) {
        return new ColorJitter(value, contrast, saturation, hue);
    }

    /** Returns a copy with this strength of contrast. */
    public ColorJitter contrast(double value) {
        return new ColorJitter(brightness, value, saturation, hue);
    }

    /** Returns a copy with this strength of saturation. */
    public ColorJitter saturation(double value) {
        return new ColorJitter(brightness, contrast, value, hue);
    }

    /** Returns a copy with this strength of hue. */
    public ColorJitter hue(double value) {
        return new ColorJitter(brightness, contrast, saturation, value);
    }
}
