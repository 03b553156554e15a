package org.gessl.plugins.augmentation;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Cuts a box of random area and aspect ratio out of each image and resizes it bilinearly.
 *
 * <p>Source: torchvision's {@code RandomResizedCrop}, without antialiasing.
 *
 * @param size height and width of the result [pixels]
 * @param scale least and largest share of the image's area
 * @param ratio least and largest width / height of the box
 */
@PluginName("random-resized-crop")
@About("a random box of the image, resized")
public record RandomResizedCrop(
        @Range("[1, 4096]") @About("height and width of the result [pixels]")
        int size,

        @Range("(0, 1]") @About("least and largest share of the image's area")
        List<Double> scale,

        @Range("(0, 100]") @About("least and largest width / height of the box")
        List<Double> ratio)
        implements AugmentationSpec {

    public RandomResizedCrop {
        Ranges.check(RandomResizedCrop.class, size, scale, ratio);
        scale = Pairs.ascending("scale", scale);
        ratio = Pairs.ascending("ratio", ratio);
    }

    /** Returns the crop to {@code size} pixels of 0.08 to 1 of the area, of aspect ratio 3/4 to 4/3. */
    public static RandomResizedCrop randomResizedCrop(int size) {
        return new RandomResizedCrop(size, List.of(0.08, 1.0), List.of(3.0 / 4, 4.0 / 3));
    }

    /** Returns a copy with another size of the result [pixels]. */
    public RandomResizedCrop size(int value) {
        return new RandomResizedCrop(value, scale, ratio);
    }

    /** Returns a copy with other limits of the share of the area. */
    public RandomResizedCrop scale(double low, double high) {
        return new RandomResizedCrop(size, List.of(low, high), ratio);
    }

    /** Returns a copy with other limits of width / height. */
    public RandomResizedCrop ratio(double low, double high) {
        return new RandomResizedCrop(size, scale, List.of(low, high));
    }
}
