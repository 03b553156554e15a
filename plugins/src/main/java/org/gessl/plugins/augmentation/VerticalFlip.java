package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Mirrors an image top to bottom with chance {@code p}.
 *
 * <p>Source: torchvision's {@code RandomVerticalFlip}.
 *
 * @param p chance, for each image on its own
 */
@PluginName("vertical-flip")
@About("top and bottom exchanged")
public record VerticalFlip(
        @Range("[0, 1]") @About("chance that an image is mirrored")
        double p) implements AugmentationSpec {

    public VerticalFlip {
        Ranges.check(VerticalFlip.class, p);
    }

    /** Returns the flip with chance 0.5. */
    public static VerticalFlip verticalFlip() {
        return new VerticalFlip(0.5);
    }

    /** Returns a copy with another chance. */
    public VerticalFlip p(double value) {
        return new VerticalFlip(value);
    }
}
