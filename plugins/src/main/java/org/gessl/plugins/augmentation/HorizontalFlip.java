package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Mirrors an image left to right with chance {@code p}.
 *
 * <p>Source: torchvision's {@code RandomHorizontalFlip}.
 *
 * @param p chance, for each image on its own
 */
@PluginName("horizontal-flip")
@About("left and right exchanged")
public record HorizontalFlip(
        @Range("[0, 1]") @About("chance that an image is mirrored")
        double p) implements AugmentationSpec {

    public HorizontalFlip {
        Ranges.check(HorizontalFlip.class, p);
    }

    /** Returns the flip with chance 0.5. */
    public static HorizontalFlip horizontalFlip() {
        return new HorizontalFlip(0.5);
    }

    /** Returns a copy with another chance. */
    public HorizontalFlip p(double value) {
        return new HorizontalFlip(value);
    }
}
