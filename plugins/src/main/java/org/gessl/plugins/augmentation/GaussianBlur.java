package org.gessl.plugins.augmentation;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.UserException;

/**
 * Blurs each image by a Gaussian of its own width, the border reflected.
 *
 * <p>Source: torchvision's {@code GaussianBlur}.
 *
 * @param kernelSize side of the kernel, odd [pixels]; half of it must be less than the image's side
 * @param sigma least and largest standard deviation, uniform in between [pixels]
 */
@PluginName("gaussian-blur")
@About("blurred by a Gaussian of random width")
public record GaussianBlur(
        @Range("[1, 255]") @About("side of the kernel, odd [pixels]")
        int kernelSize,

        @Range("(0, 100]") @About("least and largest standard deviation [pixels]")
        List<Double> sigma)
        implements AugmentationSpec {

    public GaussianBlur {
        Ranges.check(GaussianBlur.class, kernelSize, sigma);
        if (kernelSize % 2 == 0) {
            throw new UserException("option-range", "kernelSize = " + kernelSize + " must be odd");
        }
        sigma = Pairs.ascending("sigma", sigma);
    }

    /** Returns the blur with a kernel of {@code kernelSize} pixels and a standard deviation of 0.1 to 2. */
    public static GaussianBlur gaussianBlur(int kernelSize) {
        return new GaussianBlur(kernelSize, List.of(0.1, 2.0));
    }

    /** Returns a copy with another side of the kernel [pixels]. */
    public GaussianBlur kernelSize(int value) {
        return new GaussianBlur(value, sigma);
    }

    /** Returns a copy with other limits of the standard deviation [pixels]. */
    public GaussianBlur sigma(double low, double high) {
        return new GaussianBlur(kernelSize, List.of(low, high));
    }
}
