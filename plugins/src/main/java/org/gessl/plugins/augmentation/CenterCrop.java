package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Cuts the square in the middle out of each image; where the image is smaller, it is padded with zeros. Evaluation does it too.
 *
 * <p>Source: torchvision's {@code center_crop}.
 *
 * @param size height and width of the result [pixels]
 */
@PluginName("center-crop")
@About("the square in the middle")
public record CenterCrop(
        @Range("[1, 4096]") @About("height and width of the result [pixels]")
        int size) implements AugmentationSpec {

    public CenterCrop {
        Ranges.check(CenterCrop.class, size);
    }

    /** Returns the crop to {@code size} pixels a side. */
    public static CenterCrop centerCrop(int size) {
        return new CenterCrop(size);
    }

    /** Returns a copy with another size of the result [pixels]. */
    public CenterCrop size(int value) {
        return new CenterCrop(value);
    }
}
