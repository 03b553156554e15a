package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Fills a square around a random pixel of each image; what lies outside the image is cut off, so the square's visible part varies.
 *
 * <p>Source: DeVries and Taylor, arXiv 1708.04552, section 3; as in their code an odd length gives a side of length - 1. They cut after normalising,
 * where 0 is the mean colour.
 *
 * @param length side of the square [pixels]
 * @param value what the square is filled with, on the scale of the values at this place of the chain
 */
@PluginName("cutout")
@About("a square around a random pixel filled")
public record Cutout(
        @Range("[2, 4096]") @About("side of the square [pixels]")
        int length,

        @Range("(-inf, inf)") @About("what the square is filled with")
        double value)
        implements AugmentationSpec {

    public Cutout {
        Ranges.check(Cutout.class, length, value);
    }

    /** Returns the paper's operation on CIFAR-10: 16 pixels a side, filled with 0. */
    public static Cutout cutout() {
        return new Cutout(16, 0);
    }

    /** Returns a copy with another side of the square [pixels]. */
    public Cutout length(int pixels) {
        return new Cutout(pixels, value);
    }

    /** Returns a copy that fills with another value. */
    public Cutout value(double number) {
        return new Cutout(length, number);
    }
}
