package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Inverts the values at or above a threshold.
 *
 * <p>Source: torchvision's {@code solarize}.
 *
 * @param threshold values from here on become 1 - value
 */
@PluginName("solarize")
@About("bright values inverted")
public record Solarize(
        @Range("[0, 1]") @About("values from here on are inverted")
        double threshold) implements AugmentationSpec {

    public Solarize {
        Ranges.check(Solarize.class, threshold);
    }

    /** Returns the operation with threshold 0.5. */
    public static Solarize solarize() {
        return new Solarize(0.5);
    }

    /** Returns a copy with another threshold. */
    public Solarize threshold(double value) {
        return new Solarize(value);
    }
}
