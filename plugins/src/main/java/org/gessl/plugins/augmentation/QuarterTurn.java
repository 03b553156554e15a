package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;

/**
 * Turns each image by 0, 90, 180 or 270 degrees, each with chance 1/4. No value is interpolated. The images are square.
 *
 * <p>Source: torchvision's {@code rotate} at multiples of 90 degrees; as a view it is used by E-SSL (arXiv 2111.00899).
 */
@PluginName("quarter-turn")
@About("a turn by a random multiple of 90 degrees")
public record QuarterTurn() implements AugmentationSpec {

    /** Returns the operation. */
    public static QuarterTurn quarterTurn() {
        return new QuarterTurn();
    }
}
