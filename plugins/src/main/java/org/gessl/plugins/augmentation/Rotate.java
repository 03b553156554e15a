package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Turns each image around its middle by a random angle, bilinearly and at the same size; what comes from outside the image is black.
 *
 * <p>Source: torchvision's {@code RandomRotation}.
 *
 * @param degrees d; the angle is uniform in [-d, d] [degrees]
 */
@PluginName("rotate")
@About("a turn by a random angle")
public record Rotate(
        @Range("[0, 180]") @About("largest angle in either direction [degrees]")
        double degrees) implements AugmentationSpec {

    public Rotate {
        Ranges.check(Rotate.class, degrees);
    }

    /** Returns the turn by at most {@code degrees} in either direction. */
    public static Rotate rotate(double degrees) {
        return new Rotate(degrees);
    }

    /** Returns a copy with another largest angle. */
    public Rotate degrees(double value) {
        return new Rotate(value);
    }
}
