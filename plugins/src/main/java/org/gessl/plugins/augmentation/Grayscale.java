package org.gessl.plugins.augmentation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.AugmentationSpec;
import org.gessl.framework.spec.PluginName;

/**
 * Replaces the colours by grey, 0.2989 R + 0.587 G + 0.114 B.
 *
 * <p>Source: torchvision's {@code rgb_to_grayscale}.
 */
@PluginName("grayscale")
@About("colours replaced by grey")
public record Grayscale() implements AugmentationSpec {

    /** Returns the operation. */
    public static Grayscale grayscale() {
        return new Grayscale();
    }
}
