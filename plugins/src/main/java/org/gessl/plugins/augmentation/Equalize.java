package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;

/**
 * Flattens the histogram of each channel of each image.
 *
 * <p>Source: torchvision's {@code equalize}, which is defined for the integers 0 .. 255. Values in [0, 1] are rounded to the nearest 255th first, and
 * the result is a multiple of 1/255; a channel with too few different values to be equalised stays exactly as it is. So it belongs before a
 * normalising step.
 */
@PluginName("equalize")
@About("histogram of each channel flattened")
public record Equalize() implements AugmentationSpec {

    /** Returns the operation. */
    public static Equalize equalize() {
        return new Equalize();
    }
}
